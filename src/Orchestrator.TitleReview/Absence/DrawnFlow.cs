using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>A definition as steps and arrows.</summary>
internal sealed class DrawnFlow
{
    private readonly Dictionary<string, DrawnStep> steps;

    /// <summary>Reads a compiled definition.</summary>
    /// <param name="plan">The definition.</param>
    /// <param name="track">The track that its application is of; null for a schedule, or when there are no tracks.</param>
    public DrawnFlow(WorkflowPlan plan, ScheduleTrack? track = null)
    {
        (Plan, Track) = (plan, track);
        var (inputs, isCase) = (new StaticInputs(plan, given: null), AbsenceAnalysis.IsOf(plan, "application"));
        var byId = plan.Activities.Values.DistinctBy(activity => activity.Id).ToDictionary(activity => activity.Id);
        steps = plan
            .Definition.Root.All()
            .Where(node => byId.ContainsKey(node.Id))
            .ToDictionary(
                node => node.Id,
                node => new DrawnStep(this, byId[node.Id], node, Outlined(byId[node.Id], inputs, isCase))
            );
        foreach (
            var arrow in FlowOrder
                .Arrows(plan)
                .Where(arrow => steps.ContainsKey(arrow.From) && steps.ContainsKey(arrow.To))
        )
        {
            var drawn = new DrawnArrow(steps[arrow.From], arrow.Port, steps[arrow.To]);
            drawn.From.Out.Add(drawn);
            if (arrow.IsForward)
                drawn.To.In.Add(drawn);
        }

        Root = plan.Definition.Root.Id;
        Start = plan.All<Start>().Select(start => start.Id).FirstOrDefault()
            ?? plan.Definition.Root.Children.Select(child => child.Node).FirstOrDefault(node => node.CanStart)?.Id
            ?? plan.Definition.Root.Children.Select(child => child.Node.Id)
                .FirstOrDefault(id => steps.ContainsKey(id) && steps[id].In.Count == 0)
            ?? plan.Definition.Root.Children.Select(child => child.Node.Id).FirstOrDefault();
        IsFlowchart = plan.Root is Flowchart;
        Drawn = Reached();
    }

    /// <summary>The definition.</summary>
    public WorkflowPlan Plan { get; }

    /// <summary>The track that its application is of; null when there is none.</summary>
    public ScheduleTrack? Track { get; }

    /// <summary>Every step, outermost first, in the order of the file.</summary>
    public IEnumerable<DrawnStep> Steps => steps.Values;

    /// <summary>Where it begins; null when it is empty.</summary>
    public string? Start { get; }

    /// <summary>Only a flowchart's arrows are followed; in anything else every activity counts as reached.</summary>
    public bool IsFlowchart { get; }

    /// <summary>The steps that the arrows lead to from the start.</summary>
    public IReadOnlySet<string> Drawn { get; }

    private string Root { get; }

    /// <summary>The steps of a class.</summary>
    public IEnumerable<DrawnStep> Of<T>()
        where T : Activity => Steps.Where(step => step.Activity is T);

    /// <summary>Whether a step is part of the outermost flowchart, where arrows decide.</summary>
    public bool IsTop(DrawnStep step) =>
        step.Id != Root && IsFlowchart && Plan.Definition.Root.Children.Any(child => child.Node.Id == step.Id);

    private StepOutline Outlined(Activity activity, StaticInputs inputs, bool isCase)
    {
        var outline = new StepOutline(inputs, isCase, Track?.Key ?? ScheduleTracks.KeyOf(inputs, activity));
        (activity as IOutlined)?.Outline(outline);
        return outline;
    }

    private HashSet<string> Reached()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>();
        if (Start is not null)
            queue.Enqueue(Start);
        while (queue.TryDequeue(out var id))
        {
            if (!reached.Add(id) || !steps.TryGetValue(id, out var step))
                continue;
            foreach (var arrow in step.Outline.IsEnd ? [] : step.Out)
                queue.Enqueue(arrow.To.Id);
        }

        return reached;
    }
}
