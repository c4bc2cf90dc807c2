namespace Orchestrator.Engine.Tests.Proof;

/// <summary>A row of the instances; the status 0 is running.</summary>
internal sealed record InstanceFact(long Id, long Version, short Status, int Revision);
