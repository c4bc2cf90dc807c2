using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>The tracks (批次) of a schedule that have meetings of their own, and what belongs to these.</summary>
internal static class MeetingTracks
{
    private static readonly string[] Stated =
    [
        AnchorNames.Meeting,
        AnchorNames.MeetingPlanReported,
        AnchorNames.DrawPerformed,
        AnchorNames.InterviewsCalled,
        AnchorNames.CandidatesPosted,
        AnchorNames.CandidatesEnd,
        AnchorNames.MeetingOpened,
        AnchorNames.VotingOpened,
        AnchorNames.ReviewEnd,
        AnchorNames.Posted,
        AnchorNames.PublicityEnds,
        AnchorNames.PublicityElapsed,
        AnchorNames.Published,
        AnchorNames.Document,
        AnchorNames.CertificatesIssued,
    ];

    /// <summary>What their dates are named by, in the order of the file; empty: all tracks share one meeting.</summary>
    public static IReadOnlyList<string> Of(WorkflowPlan schedule)
    {
        var inputs = new StaticInputs(schedule, given: null);
        return
        [
            .. Steps(schedule)
                .Select(step => ScheduleTracks.KeyOf(inputs, step))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The steps of the review meeting and of what belongs to it.</summary>
    public static IReadOnlyList<ReviewActivity> Steps(WorkflowPlan schedule)
    {
        var inputs = new StaticInputs(schedule, given: null);
        return
        [
            .. schedule
                .Activities.Values.OfType<ReviewActivity>()
                .Where(step =>
                    step is IMeetingStep || (step is ITakesObjections own && inputs.Get(own.TakesObjections))
                ),
        ];
    }

    /// <summary>
    /// The full names of the dates that these steps state for their track alone, e.g. <c>meeting@高级</c>, whether they are known
    /// already or not.
    /// </summary>
    public static IReadOnlySet<string> Dates(WorkflowPlan schedule) =>
        Of(schedule)
            .SelectMany(track => Stated.Select(name => TrackNames.Of(name, track)))
            .ToHashSet(StringComparer.Ordinal);
}
