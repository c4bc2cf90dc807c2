using Orchestrator.Calendars;

namespace Orchestrator.Server.Deadlines;

/// <summary>Proofs as the API gives them.</summary>
internal static class ProofViews
{
    public static DueProof Of(Proof proof, string calendarVersion) => new()
    {
        Explanation = proof.ExplanationZh,
        Days = [.. proof.Steps.Select(step => new ProofDayView
        {
            Date = step.Date,
            Weekday = Weekdays.Of(step.Date),
            Counted = step.Counted,
            Reason = step.ReasonZh,
            DocumentNo = step.DocumentNo,
        })],
        CalendarVersion = calendarVersion,
        Conventions = proof.Conventions,
    };
}
