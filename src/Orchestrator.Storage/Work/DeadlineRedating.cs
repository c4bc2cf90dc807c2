using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>An armed deadline gets a new date; the move is kept beside it with the old date. One whose instant stays is only marked: provisional or certain, basis, rules.</summary>
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
    Instant At)
{
    /// <summary>The approved move that it is part of.</summary>
    public long? MoveId { get; init; }

    /// <summary>The rules that give its date from now on; null leaves them.</summary>
    public string? Rules { get; init; }
}
