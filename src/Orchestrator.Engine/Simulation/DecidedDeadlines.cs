using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Simulation;

/// <summary>Deadlines of one step that were decided at the same instant.</summary>
/// <param name="NodeId">The step.</param>
/// <param name="State"><see cref="DeadlineState.Missed"/> or <see cref="DeadlineState.Elapsed"/>.</param>
/// <param name="IsCycle">Whether they are the cycle's own.</param>
/// <param name="Count">How many.</param>
public sealed record DecidedDeadlines(string NodeId, DeadlineState State, bool IsCycle, int Count);
