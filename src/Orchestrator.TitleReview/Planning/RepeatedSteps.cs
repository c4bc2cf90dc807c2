using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Planning;

/// <summary>
/// A second review meeting in one cycle, or a second of what belongs to the meeting, that is not of another track (批次). One event would
/// open both, and the draw and the publicity of the first would stand for the second.
/// </summary>
internal static class RepeatedSteps
{
    /// <summary>Code of the finding.</summary>
    public const string Code = "meeting-twice";

    private static readonly string[] OneOfItsBranches = ["Elsa.If", "Elsa.Switch"];

    /// <summary>One for each step that a cycle may come to after, or beside, another of its kind.</summary>
    public static IEnumerable<PlanWarning> Of(WorkflowPlan schedule)
    {
        var inputs = new StaticInputs(schedule, given: null);
        var steps = schedule.Activities.Values.Where(activity => activity is IOncePerCycle);
        foreach (var kind in steps.GroupBy(activity => activity.GetType()).Where(kind => kind.Count() > 1))
        {
            var known = new List<Activity>();
            foreach (var step in kind)
            {
                if (known.Find(first => !AreApart(first, step) && AreBoth(schedule, first.Id, step.Id)) is { } first)
                    yield return Twice(first, step, ScheduleTracks.KeyOf(inputs, step));
                known.Add(step);
            }
        }

        // Events and dates say the track, where both steps name one.
        bool AreApart(Activity first, Activity second) =>
            (ScheduleTracks.KeyOf(inputs, first), ScheduleTracks.KeyOf(inputs, second)) is ({ } one, { } other)
            && one != other;
    }

    private static PlanWarning Twice(Activity first, Activity second, string? track) =>
        new(
            Code,
            $"“{second.DisplayText}”与“{first.DisplayText}”在同一个周期{(track is null ? "" : $"的批次“{track}”")}里重复："
                + "一个周期（分批次开会的，一个批次）只有一次评审会议，事件和日期不区分是哪一次，"
                + "后一次的会前抽取和会后公示得不到检查。各批次分别开会的，请在各环节填写各自的批次；"
                + "另开补充评审会议的，请为后一次会议另立一份年度安排；会议改期的，用“会议改期”环节。",
            $"\"{second.DisplayText}\" repeats \"{first.DisplayText}\" in one cycle{(track is null ? "" : $" and track \"{track}\"")}, "
                + "which has one review meeting: events and dates do not say which one they are about, so that the second one's draw "
                + "and publicity are not checked. Where each track has a meeting of its own, name the track at each of its steps; give a "
                + "supplementary meeting a schedule of its own; for one that only moves there is the step \"会议改期\".",
            IsError: true
        )
        {
            Item = second.Id,
        };

    /// <summary>Whether one run can come to both: they are not two ways out of one decision.</summary>
    private static bool AreBoth(WorkflowPlan plan, string first, string second)
    {
        var inside = plan.Definition.Root.All().Last(node => Holds(node, first) && Holds(node, second));
        if (OneOfItsBranches.Contains(inside.Type))
            return false;
        var arrows = FlowOrder.Arrows(plan).ToList();
        var all = inside.Children.Select(child => child.Node).ToList();
        if (Reached([first], arrows, null).Contains(second) || Reached([second], arrows, null).Contains(first))
            return true;
        var begin = all.Select(node => node.Id).Where(id => !arrows.Exists(arrow => arrow.To == id)).ToList();
        return !all.Exists(node => IsDecision(node));

        bool IsDecision(ActivityNode node)
        {
            if (node.Id == first || node.Id == second || node.Type == "Elsa.FlowFork")
                return false;
            var around = Reached(begin, arrows, node.Id);
            if (around.Contains(first) || around.Contains(second))
                return false;
            var ports = arrows
                .Where(arrow => arrow.From == node.Id)
                .GroupBy(arrow => arrow.Port)
                .Select(port => Reached(port.Select(arrow => arrow.To), arrows, node.Id))
                .ToList();
            return ports.Exists(one => one.Contains(first))
                && ports.Exists(one => one.Contains(second))
                && !ports.Exists(one => one.Contains(first) && one.Contains(second));
        }
    }

    private static bool Holds(ActivityNode node, string id) => node.All().Any(inner => inner.Id == id);

    /// <summary>What arrows lead to from some steps, those themselves among it, without coming through one.</summary>
    private static HashSet<string> Reached(
        IEnumerable<string> from,
        List<(string From, string Port, string To, bool IsForward)> arrows,
        string? without
    )
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>(from));
        while (open.TryPop(out var id))
        {
            if (id == without || !reached.Add(id))
                continue;
            foreach (var arrow in arrows.Where(arrow => arrow.From == id))
                open.Push(arrow.To);
        }

        return reached;
    }
}
