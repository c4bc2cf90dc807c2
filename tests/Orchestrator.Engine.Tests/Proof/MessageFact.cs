namespace Orchestrator.Engine.Tests.Proof;

/// <summary>A row of the outbox: who caused it says its key; the state 1 is sent.</summary>
internal sealed record MessageFact(string Key, short Kind, short State);
