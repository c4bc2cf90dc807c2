using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>登记缴费.</summary>
/// <param name="PaidOn">The day of the payment; null: today.</param>
/// <param name="Receipt">The receipt's number; null: none yet.</param>
public sealed record PaymentRecorded(
    [property: Field("缴费日期", "Date of payment")] LocalDate? PaidOn,
    [property: Field("票据号", "Receipt number", MaxLength = 64)] string? Receipt
);
