using NodaTime;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>A row of the deadlines.</summary>
internal sealed record DeadlineFact(long Id, long InstanceId, string Run, string Name, short State, Instant DueAt);
