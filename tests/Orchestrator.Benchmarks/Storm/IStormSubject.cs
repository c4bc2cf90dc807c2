using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>What the storm breaks over: prepares suspended instances, and decides their deadlines.</summary>
internal interface IStormSubject
{
    /// <summary>Named in the output.</summary>
    string Name { get; }

    /// <summary>Makes the instances, each suspended with one armed deadline.</summary>
    /// <param name="store">The store; its clock stands before the due instant.</param>
    /// <param name="count">How many.</param>
    /// <returns>The instant at which all of them are due.</returns>
    Task<Instant> PrepareAsync(IWorkStore store, int count);

    /// <summary>Decides all that is due, as the server does.</summary>
    /// <param name="store">The same database; its clock began to run at the due instant.</param>
    /// <param name="options">Page and workers.</param>
    /// <returns>How many were decided.</returns>
    Task<int> DecideAsync(IWorkStore store, StormOptions options);
}
