namespace Orchestrator.Engine.Jobs;

/// <summary>Removes what the host no longer keeps.</summary>
/// <returns>How many rows went.</returns>
public delegate Task<int> Housekeep(CancellationToken cancellationToken);
