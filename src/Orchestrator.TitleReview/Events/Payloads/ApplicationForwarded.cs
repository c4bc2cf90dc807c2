using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>报送上级评审.</summary>
/// <param name="ForwardedOn">The day of the report; null: today.</param>
/// <param name="Number">Its document number; null: none.</param>
public sealed record ApplicationForwarded(
    [property: Field("报送日期", "Date handed on")] LocalDate? ForwardedOn,
    [property: Field("文号", "Document number", MaxLength = 100)] string? Number
);
