namespace Orchestrator.Cases.Simulation;

/// <summary>Every act of a role comes later.</summary>
/// <param name="Role">The role, e.g. <c>department</c>.</param>
/// <param name="Days">Calendar days, from 0.</param>
public sealed record ActorDelay(string Role, int Days);
