namespace Orchestrator.Engine.Tests.Proof;

/// <summary>A line of the journal; those of one instance in the order in which they were written.</summary>
internal sealed record JournalFact(long InstanceId, string Event, string? Run, string? Data);
