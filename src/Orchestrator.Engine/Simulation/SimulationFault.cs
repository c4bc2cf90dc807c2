namespace Orchestrator.Engine.Simulation;

/// <summary>Work that failed for good during a play: a dead letter that was still open at its end.</summary>
/// <param name="Instance">Id of the instance that it was for; <c>0</c> when for none.</param>
/// <param name="Activity">The activity whose deadline it was; else the stimulus or what else failed.</param>
/// <param name="Message">Why.</param>
public sealed record SimulationFault(string Instance, string Activity, string Message);
