using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>
/// An armed deadline gets a new date; the move is kept beside it with the old date. One whose instant stays is only
/// marked: provisional or certain, basis, rules.
/// </summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="ActivityInstanceId">The run of the activity that owns it.</param>
/// <param name="Name">Its name within the activity.</param>
/// <param name="DueAt">New due instant, exclusive; UTC.</param>
/// <param name="DueDate">New last local day (Asia/Shanghai).</param>
/// <param name="Provisional">Whether a year without a published arrangement was counted with.</param>
/// <param name="CalendarVersion">Version of the working-day calendar; null when none was asked.</param>
/// <param name="Basis">JSON: what it was counted from; null when it was set and not counted.</param>
/// <param name="Reason">Why, as people read it.</param>
/// <param name="ApprovedBy">Account of the second pair of eyes; null when a step moved it by itself.</param>
/// <param name="At">When it is moved, by the clock that judges.</param>
public sealed record DeadlineRedating(
    long InstanceId,
    string ActivityInstanceId,
    string Name,
    Instant DueAt,
    LocalDate DueDate,
    bool Provisional,
    string? CalendarVersion,
    string? Basis,
    string Reason,
    string? ApprovedBy,
    Instant At
)
{
    /// <summary>The approved move that it is part of.</summary>
    public long? MoveId { get; init; }

    /// <summary>The rules that give its date from now on; null leaves them.</summary>
    public string? Rules { get; init; }
}
