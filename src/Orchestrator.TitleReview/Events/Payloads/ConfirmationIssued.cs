using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>下发确认文件: of those without an open objection; the others follow in further batches.</summary>
/// <param name="DocumentNumber">Number of the confirming document.</param>
/// <param name="IssuedOn">Its day: after the publicity's last day, not in the future; null: today.</param>
public sealed record ConfirmationIssued(
    [property: Field("确认文件文号", "Number of the confirmation document")] string DocumentNumber,
    [property: Field(
        "下发日期",
        "Date of issue",
        Description = "不填即当日，不得晚于当日",
        DescriptionEn = "Left empty: today; not in the future"
    )]
        LocalDate? IssuedOn
) : TrackPayload;
