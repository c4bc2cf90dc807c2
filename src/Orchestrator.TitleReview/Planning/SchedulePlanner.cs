using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Computes all dates of a schedule, and of the applications it starts, without running anything: the <c>plan</c> verb.</summary>
/// <param name="book">The calendars.</param>
/// <param name="others">Finds the application definitions by definition id; null when one is not there.</param>
/// <param name="notices">The notices whose floors are shown beside the dates that rest on them; null: the national ones.</param>
public sealed class SchedulePlanner(CalendarBook book, Func<string, WorkflowPlan?> others, NoticeBook? notices = null)
{
    private const int MostRounds = 12;

    /// <summary>The names that <c>--set</c> knows beside the anchors a schedule states itself.</summary>
    public static IReadOnlyList<string> SettingNames { get; } =
    [
        "meeting",
        "reviewEnd",
        "posted",
        "cutoff",
        "document",
        "published",
        "received",
        "returned",
        "objection",
        "decision",
        "step.started",
    ];

    /// <summary>Plans a schedule for one cycle.</summary>
    /// <param name="schedule">The compiled schedule definition.</param>
    /// <param name="settings">Dates stated for this cycle, by anchor name; they win over the definition's recommended defaults.</param>
    /// <param name="input">Workflow inputs stated for this cycle; null: all recommended defaults.</param>
    /// <param name="region">The calendar's region; null: the definition's, else <c>cn</c>.</param>
    public SchedulePlan Plan(
        WorkflowPlan schedule,
        IReadOnlyDictionary<string, LocalDate> settings,
        JsonObject? input = null,
        string? region = null
    )
    {
        var about = DefinitionInfo.Of(schedule.Definition);
        var place = region ?? about.Region;
        var anchors = new Dictionary<string, LocalDate>(settings);
        var fixedAnchors = settings.Keys.ToHashSet();
        var ofTracks = MeetingTracks.Dates(schedule);
        PlanBuilder builder;
        var rounds = 0;
        Dictionary<string, LocalDate> before;
        do
        {
            before = new(anchors);
            builder = new PlanBuilder(
                new DateResolver(book, place),
                book.For(place).Value,
                anchors,
                fixedAnchors,
                notices ?? NoticeBook.National,
                Planned,
                ScheduleTracks.Of(schedule),
                ofTracks
            );
            foreach (var (plan, activity) in Steps(schedule))
                builder.Visit(new StaticInputs(plan, input), (Activity)activity);
        } while (!Same(before, anchors) && ++rounds < MostRounds);

        AddOrder(builder.Conditions, schedule, track: null);
        foreach (var (definitionId, track) in builder.PlannedCases)
        {
            if (others(definitionId) is { } plan)
                AddOrder(builder.Conditions, plan, track);
        }

        builder.Conditions.AddSettings();
        var proof = new PlanProof(builder.Conditions, anchors, book.For(place).Value);
        var items = builder.Items.Select(proof.Bounded).ToList();
        var warnings = builder
            .Warnings.Concat(items.SelectMany(item => item.Warnings.Select(warning => warning with { Item = item.Id })))
            .Concat(proof.Warnings)
            .Concat(Started(builder, schedule).SelectMany(plan => CountedTooEarly(builder, plan)))
            .Concat(RepeatedSteps.Of(schedule))
            .ToList();
        return new SchedulePlan(schedule.DefinitionId, about.Year, items, anchors, warnings) { Proof = proof };
    }

    /// <summary>A step whose last day counts from what only a later step brings about has no last day while it waits.</summary>
    private static IEnumerable<PlanWarning> CountedTooEarly(PlanBuilder builder, WorkflowPlan plan)
    {
        foreach (var (activityId, anchor) in builder.CountedFrom)
        {
            if (
                !builder.StatedBy.TryGetValue(anchor, out var by)
                || by == activityId
                || !FlowOrder.After(plan, activityId).Contains(by)
            )
            {
                continue;
            }
            var (name, first, second) = (builder.Conditions.NameOf(anchor), Text(plan, activityId), Text(plan, by));
            yield return new PlanWarning(
                "order",
                $"次序矛盾：“{first}”的截止时间由{name.Chinese}起算，而{name.Chinese}要到其后的“{second}”才确定",
                $"Out of order: the last day of \"{first}\" counts from {name.English}, which only the later \"{second}\" brings about",
                IsError: true
            )
            {
                Item = activityId,
            };
        }
    }

    private static string Text(WorkflowPlan plan, string activityId) =>
        plan.Activities.Values.First(activity => activity.Id == activityId).DisplayText;

    /// <summary>The schedule and the applications it starts.</summary>
    private IEnumerable<WorkflowPlan> Started(PlanBuilder builder, WorkflowPlan schedule) =>
        [schedule, .. builder.Started.Select(others).OfType<WorkflowPlan>()];

    private static void AddOrder(ConstraintBook conditions, WorkflowPlan plan, string? track)
    {
        conditions.Scope = null;
        var steps = conditions
            .Steps.Where(step => TrackNames.TrackOf(step.Key) == track)
            .ToDictionary(step => TrackNames.BaseOf(step.Key), step => step.Value);
        foreach (var (first, second) in FlowOrder.Follows(plan, steps.Keys.ToHashSet()))
            conditions.Follow(second, steps[first], steps[second]);
    }

    private IEnumerable<(WorkflowPlan Plan, IPlanned Activity)> Planned(string definitionId) =>
        others(definitionId) is { } plan ? Steps(plan) : [];

    private static IEnumerable<(WorkflowPlan Plan, IPlanned Activity)> Steps(WorkflowPlan plan) =>
        FlowOrder.Of(plan).OfType<IPlanned>().Select(activity => (plan, activity));

    private static bool Same(Dictionary<string, LocalDate> left, Dictionary<string, LocalDate> right) =>
        left.Count == right.Count
        && left.All(entry => right.TryGetValue(entry.Key, out var date) && date == entry.Value);
}
