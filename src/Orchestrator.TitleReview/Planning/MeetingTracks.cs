using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Reports;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>The tracks (批次) of a schedule that have meetings of their own, and what belongs to these.</summary>
internal static class MeetingTracks
{
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
                    step is IMeetingStep || (step is SubmitReport report && inputs.Get(report.TakesObjections))
                ),
        ];
    }

    /// <summary>The full names of the dates that steps of one track state, e.g. <c>meeting@高级</c>: no other track has a part in them.</summary>
    public static IReadOnlySet<string> Dates(WorkflowPlan schedule)
    {
        var (inputs, names) = (new StaticInputs(schedule, given: null), new HashSet<string>(StringComparer.Ordinal));
        foreach (var step in schedule.Activities.Values.Where(step => step is ITrackStep and IOutlined))
        {
            if (ScheduleTracks.KeyOf(inputs, step) is not { } track)
                continue;
            var outline = new StepOutline(inputs, isOfCase: false, track);
            ((IOutlined)step).Outline(outline);
            names.UnionWith(outline.Stated.Select(date => date.Name));
        }

        return names;
    }
}
