using Orchestrator.Calendars;
using Orchestrator.Desk.Days;

namespace Orchestrator.Desk.Deadlines;

/// <summary>Proofs as the API gives them.</summary>
public static class ProofViews
{
    /// <summary>A proof in Chinese, day by day, each with the document that says so.</summary>
    public static DueProof Of(Proof proof, string calendarVersion) =>
        new()
        {
            Explanation = proof.ExplanationZh,
            Days =
            [
                .. proof.Steps.Select(step => new ProofDayView
                {
                    Date = step.Date,
                    Weekday = Weekdays.Of(step.Date),
                    Counted = step.Counted,
                    Reason = step.ReasonZh,
                    DocumentNo = step.DocumentNo,
                }),
            ],
            CalendarVersion = calendarVersion,
            Conventions = proof.Conventions,
        };
}
