namespace Orchestrator.Cases.Simulation;

/// <summary>An application that was carried over in a simulated year.</summary>
/// <param name="From">Instance id in the cycle in which it could not be finished.</param>
/// <param name="Into">Instance id in the other one.</param>
internal sealed record PlayedCarry(long From, long Into);
