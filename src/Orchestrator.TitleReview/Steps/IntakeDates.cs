using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Steps;

/// <summary>The dates that a window of applications has.</summary>
public static class IntakeDates
{
    /// <summary>Those after which nobody applies, each inclusive: the closing, the applicants' own, the day of an early end.</summary>
    public static IReadOnlyList<string> Ends { get; } =
    [AnchorNames.ApplyCloses, ClosingDates.Of(Roles.Applicant), AnchorNames.IntakeEnds];
}
