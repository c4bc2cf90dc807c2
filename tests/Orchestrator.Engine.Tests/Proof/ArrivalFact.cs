namespace Orchestrator.Engine.Tests.Proof;

/// <summary>A row of the arrivals; the state 0 is pending.</summary>
internal sealed record ArrivalFact(string Key, short State, int? Status, long Target);
