using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Orchestrator.Engine.Simulation;

/// <summary>
/// What is played on the engine, and by whom. The simulation moves the clock, decides what falls due and judges what became of
/// it; everything else it asks here. One play each.
/// </summary>
public interface IPlay
{
    /// <summary>Id of the definition that is played.</summary>
    string Definition { get; }

    /// <summary>The first instant.</summary>
    Instant Start { get; }

    /// <summary>The first local day.</summary>
    LocalDate From { get; }

    /// <summary>About the last local day; for progress and pace only.</summary>
    LocalDate ExpectedTo { get; }

    /// <summary>Whether what is played has come to its end; open deadlines are still decided.</summary>
    bool HasEnded { get; }

    /// <summary>Adds the activities and kinds that are played, to the services of an engine as a host composes it.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Stores what the engine reads, and starts what is played.</summary>
    /// <returns>Why it did not start; null when it did. What has not started is not played.</returns>
    Task<SimulationFault?> BeginAsync(SimulationEngine engine, CancellationToken cancellationToken);

    /// <summary>The next instant at which somebody acts: after the given one, or at the same when there is more to do.</summary>
    Instant NextHour(Instant now);

    /// <summary>Does all that is done at the hour that <see cref="NextHour"/> gave last.</summary>
    Task ActAsync(CancellationToken cancellationToken);

    /// <summary>Told after each turn of the enforcer.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="decided">What fell due then and was decided; may be empty.</param>
    void Decided(Instant at, IReadOnlyList<DecidedDeadlines> decided);

    /// <summary>How things stand now.</summary>
    Task<PlayStanding> StandAsync(CancellationToken cancellationToken);

    /// <summary>The cases that will never end, and what is played itself when it has not; sorted by stage, empty when all ended.</summary>
    Task<IReadOnlyList<StuckCases>> FindStuckAsync(CancellationToken cancellationToken);

    /// <summary>How many cases there were, under <c>submitted</c>, then by final state, sorted by its name.</summary>
    Task<IReadOnlyDictionary<string, int>> CountCasesAsync(CancellationToken cancellationToken);
}
