namespace Orchestrator.Engine.Simulation;

/// <summary>Deadlines by how they ended.</summary>
/// <param name="Total">All that were made.</param>
/// <param name="Met">Done in time.</param>
/// <param name="Missed">Fell due undone.</param>
public sealed record SimulatedDeadlines(int Total, int Met, int Missed);
