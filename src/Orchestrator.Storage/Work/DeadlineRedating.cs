using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>An armed deadline gets a new date; the move is kept beside it with the old date.</summary>
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
    Instant At);
