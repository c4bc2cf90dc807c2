using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// What is absent (D7): one analysis over a schedule and its application definition together. Everything waited for
/// has a sender, every step
/// is reached, from each state an end is reached, and what the national rules demand is there and in order.
/// Codes: <c>nobody-sends</c>, <c>nobody-listens</c>, <c>unstated-date</c>, <c>never-stated</c>, <c>join-waits</c>, <c>outcome-nowhere</c>,
/// <c>ends-at-once</c>, <c>no-end</c>, <c>end-by-chance</c>, <c>law</c>, <c>law-order</c>, <c>absent-step</c>, <c>demand</c>.
/// </summary>
public static class AbsenceAnalysis
{
    /// <summary>Everything that lacks; empty when nothing does.</summary>
    /// <param name="schedule">The compiled schedule; null when it is not at hand: then what a cycle sends counts as sent.</param>
    /// <param name="application">The compiled application definition; null when it is not at hand.</param>
    public static IReadOnlyList<AbsenceFinding> Check(WorkflowPlan? schedule, WorkflowPlan? application)
    {
        var year = schedule is null ? null : new DrawnFlow(schedule);
        if (application is null)
            return Check(year, cases: null);
        return
        [
            .. TracksOf(schedule, application)
                .SelectMany(track => Check(year, new DrawnFlow(application, track)))
                .Distinct(),
        ];
    }

    private static readonly IReadOnlyList<ScheduleTrack?> NoTracks = [null];

    /// <summary>An application is of one track, and waits for the dates of that one.</summary>
    private static IReadOnlyList<ScheduleTrack?> TracksOf(WorkflowPlan? schedule, WorkflowPlan application)
    {
        if (schedule is null)
            return NoTracks;
        var inputs = new StaticInputs(schedule, given: null);
        var windows = schedule
            .All<ApplicationWindow>()
            .Where(window => inputs.Get(window.ApplicationDefinition) == application.DefinitionId)
            .Select(window => window.Id)
            .ToHashSet(StringComparer.Ordinal);
        var tracks = ScheduleTracks
            .Of(schedule)
            .Where(track => track.IsDeclared && windows.Contains(track.WindowId))
            .ToList();
        return tracks.Count == 0 ? NoTracks : [.. tracks];
    }

    private static IReadOnlyList<AbsenceFinding> Check(DrawnFlow? year, DrawnFlow? cases)
    {
        var (most, least) = (
            new YearRun(year, cases, withOptional: true),
            new YearRun(year, cases, withOptional: false)
        );
        var flows = new[] { year, cases }.OfType<DrawnFlow>().ToList();
        return
        [
            .. Senders.Check(most, flows),
            .. flows
                .Where(flow => flow == year || most.IsStarted(flow))
                .SelectMany(flow => Ends.Check(most, least, flow)),
            .. Lawful.Check(year, cases),
            .. year is null ? [] : Demands.Check(year, flows),
        ];
    }

    /// <summary>The schedule that an application definition says it belongs to; null when it says none.</summary>
    public static string? ScheduleOf(WorkflowPlan application) =>
        (application.Definition.Custom("titleReview") as System.Text.Json.Nodes.JsonObject)?["schedule"]?.ToString();

    /// <summary>Whether a definition says that it is of a kind.</summary>
    public static bool IsOf(WorkflowPlan plan, string kind) => DefinitionInfo.Of(plan.Definition).Kind == kind;
}
