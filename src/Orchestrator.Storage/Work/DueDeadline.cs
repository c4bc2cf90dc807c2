using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>A deadline that has fallen due, claimed together with its instance: both rows are locked by this transaction.</summary>
public sealed record DueDeadline(long Id, string ActivityInstanceId, string Name, DeadlineKind Kind, Instant DueAt, LockedInstance Instance);
