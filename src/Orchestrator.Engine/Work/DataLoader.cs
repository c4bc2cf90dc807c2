namespace Orchestrator.Engine.Work;

/// <summary>
/// Loads one type of data for all items whose activities declare that they need it (<c>[Needs]</c>), with a query or
/// two for all of them.
/// </summary>
internal abstract class DataLoader
{
    /// <summary>The type that activities ask for.</summary>
    public abstract Type Data { get; }

    /// <summary>Loads it.</summary>
    /// <param name="load">What is loaded for; <see cref="WorkSession.Data"/> takes what is found.</param>
    /// <param name="needs">Who needs it; at least one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract Task LoadAsync(WorkLoad load, IReadOnlyList<DataNeed> needs, CancellationToken cancellationToken);
}
