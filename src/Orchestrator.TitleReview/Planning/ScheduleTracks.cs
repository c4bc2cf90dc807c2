using System.Runtime.CompilerServices;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>The tracks of a schedule, as its windows declare them.</summary>
public static class ScheduleTracks
{
    private static readonly ConditionalWeakTable<WorkflowPlan, IReadOnlyList<ScheduleTrack>> Known = [];

    /// <summary>One for each window, in the order of the file; none when the one window of the schedule declares none.</summary>
    public static IReadOnlyList<ScheduleTrack> Of(WorkflowPlan schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Known.GetValue(schedule, Read);
    }

    /// <summary>The track of each step, by node id, that names one and is no window: it takes the events of that track alone.</summary>
    public static IReadOnlyDictionary<string, string> OfSteps(WorkflowPlan schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var inputs = new StaticInputs(schedule, given: null);
        return schedule
            .Activities.Where(step => step.Value is not ITrackWindow)
            .Select(step => (Node: step.Key, Track: KeyOf(inputs, step.Value)))
            .Where(step => step.Track is not null)
            .ToDictionary(step => step.Node, step => step.Track!, StringComparer.Ordinal);
    }

    /// <summary>The track of a window; null when the schedule has none.</summary>
    internal static ScheduleTrack? OfWindow(WorkflowPlan schedule, string windowId) =>
        Of(schedule).FirstOrDefault(track => track.WindowId == windowId);

    /// <summary>What the dates of a step are named by before anything runs; null when it is of the cycle as a whole.</summary>
    internal static string? KeyOf(StaticInputs inputs, Activity activity) =>
        activity switch
        {
            ITrackWindow => OfWindow(inputs.Plan, activity.Id)?.Key,
            ReviewActivity { Track: { } named } => inputs.Get(named) is { Length: > 0 } name ? name : null,
            _ => null,
        };

    private static IReadOnlyList<ScheduleTrack> Read(WorkflowPlan schedule)
    {
        var inputs = new StaticInputs(schedule, given: null);
        var windows = schedule.Activities.Values.Where(activity => activity is ITrackWindow).ToList();
        var named = windows.ConvertAll(window => inputs.Get(((ITrackWindow)window).Track));
        var tracks = windows
            .Zip(named, (window, name) => Track(window, name, named.Count(other => other == name) == 1, inputs))
            .ToList();
        return tracks is [{ IsDeclared: false } only] && named[0] is not { Length: > 0 } ? [] : tracks;
    }

    private static ScheduleTrack Track(Activity window, string? name, bool isUnique, StaticInputs inputs)
    {
        var declared = (ITrackWindow)window;
        var isNamed = !string.IsNullOrEmpty(name);
        return new ScheduleTrack(
            isNamed && isUnique ? name! : window.Id,
            isNamed ? name! : window.DisplayText,
            window.Id
        )
        {
            Series = inputs.Get(declared.TrackSeries) ?? [],
            Levels = inputs.Get(declared.TrackLevels) ?? [],
            Procedures = inputs.Get(declared.TrackProcedures) ?? [],
            Committees = inputs.Get(declared.TrackCommittees) ?? [],
        };
    }
}
