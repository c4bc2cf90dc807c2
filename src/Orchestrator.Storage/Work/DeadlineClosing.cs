using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>An armed deadline is decided. Found by its instance, activity run and name: only one of them can be armed.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Name">Its name within the activity.</param>
/// <param name="State">What it becomes; not <see cref="DeadlineState.Armed"/>.</param>
/// <param name="DecidedAt">When, by the clock that judges.</param>
/// <param name="DecidedBy">Name of the stimulus, or <c>enforcer</c>.</param>
public sealed record DeadlineClosing(
    long InstanceId,
    string ActivityInstanceId,
    string Name,
    DeadlineState State,
    Instant DecidedAt,
    string? DecidedBy
);
