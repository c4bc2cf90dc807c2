using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>A deadline that has fallen due, claimed together with its instance: both rows are locked by this transaction.</summary>
/// <param name="Id">The deadline.</param>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Name">Its name within the activity.</param>
/// <param name="Kind">What kind of deadline it is.</param>
/// <param name="DueAt">Exclusive, UTC; not after the database's clock when it was claimed.</param>
/// <param name="Instance">Its instance as read under the lock.</param>
public sealed record DueDeadline(
    long Id,
    string ActivityInstanceId,
    string Name,
    DeadlineKind Kind,
    Instant DueAt,
    LockedInstance Instance
);
