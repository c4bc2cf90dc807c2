using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// What may happen in a year under a schedule and its application definition: which steps are reached, how they may end, which dates get
/// stated and what gets told. The least set that follows from the start; whatever is not in it never happens.
/// </summary>
internal sealed class YearRun
{
    private readonly HashSet<DrawnStep> reached = [];
    private readonly HashSet<(DrawnStep Step, string Port)> ends = [];
    private readonly HashSet<DrawnStep> ended = [];
    private readonly HashSet<Signal> sent = [];
    private readonly bool withOptional;

    /// <summary>Lets everything happen that may.</summary>
    /// <param name="schedule">The schedule; null when only an application definition is at hand: then the cycle sends
    /// all that is waited for.</param>
    /// <param name="application">What its applications run; null when it is not at hand.</param>
    /// <param name="withOptional">False: what only listens never ends.</param>
    public YearRun(DrawnFlow? schedule, DrawnFlow? application, bool withOptional)
    {
        this.withOptional = withOptional;
        Schedule = schedule;
        int before;
        do
        {
            before = Size;
            if (schedule is not null)
                Run(schedule);
            if (application is not null && IsStarted(application))
                Run(application);
        } while (Size > before);
    }

    /// <summary>The schedule; null when it is not at hand.</summary>
    public DrawnFlow? Schedule { get; }

    /// <summary>Whether an arrow is ever followed.</summary>
    public bool IsFollowed(DrawnArrow arrow) => ends.Contains((arrow.From, arrow.Port));

    /// <summary>The arrows into a step that may come at all.</summary>
    public static IReadOnlyList<DrawnArrow> Awaited(DrawnStep step) =>
        [.. step.In.Where(arrow => step.Flow.Drawn.Contains(arrow.From.Id) && !arrow.From.Outline.IsEnd)];

    private int Size => reached.Count + ends.Count + sent.Count;

    /// <summary>Whether a step is ever begun.</summary>
    public bool IsReached(DrawnStep step) => reached.Contains(step);

    /// <summary>Whether a step ever ends, one way or another.</summary>
    public bool Ends(DrawnStep step) => ended.Contains(step);

    /// <summary>Whether a step may end by an outcome.</summary>
    public bool EndsBy(DrawnStep step, string port) => ends.Contains((step, port));

    /// <summary>Whether something that a step waits for is ever sent: to its own track, or to the cycle as a whole.</summary>
    public bool IsSent(DrawnStep step, Signal signal) =>
        signal.Kind == SignalKind.Event
        || Schedule is null
        || sent.Contains(signal)
        || sent.Contains(signal with { Name = TrackNames.Of(signal.Name, step.Outline.Track) });

    /// <summary>Whether the schedule ever starts applications by a definition.</summary>
    public bool IsStarted(DrawnFlow application) =>
        Schedule is null
        || reached.Any(step => step.Flow == Schedule && step.Outline.Starts == application.Plan.DefinitionId);

    private void Run(DrawnFlow flow)
    {
        foreach (var step in flow.Steps)
        {
            if (reached.Contains(step) || IsBegun(flow, step))
                Begin(step);
        }
    }

    private void Begin(DrawnStep step)
    {
        reached.Add(step);
        foreach (
            var end in EndsOf(step)
                .Where(end => !(end.IsByChance && Schedule is null) && end.Needs.All(signal => IsSent(step, signal)))
        )
        {
            ends.Add((step, end.Port));
            ended.Add(step);
        }

        foreach (
            var date in step.Outline.Stated.Where(date =>
                date.AtOnce ? date.Needs.All(signal => IsSent(step, signal)) : ended.Contains(step)
            )
        )
        {
            sent.Add(Signal.Date(date.Name));
        }
        // A window is of a track, and yet tells all.
        var audience = step.Activity is ITrackStep ? step.Outline.Track : null;
        foreach (var told in step.Outline.Told.Where(_ => ended.Contains(step)))
            sent.Add(Signal.Told(TrackNames.Of(told, audience)));
    }

    private IEnumerable<StepEnd> EndsOf(DrawnStep step)
    {
        if (step.Outline.IsOptional && !withOptional)
            return [];
        return step.IsOutlined
            ? step.Outline.Ends
            : step
                .Out.Select(arrow => arrow.Port)
                .Append("Done")
                .Distinct(StringComparer.Ordinal)
                .Select(port => new StepEnd(port, [], LeadsOn: false));
    }

    /// <summary>
    /// One that several arrows lead to waits for all that may still come: each of them has to have ended, one way or
    /// another. A join goes on with the first, or only when all have been followed, as its mode says.
    /// </summary>
    private bool IsBegun(DrawnFlow flow, DrawnStep step)
    {
        if (step.Id == flow.Start || !flow.IsTop(step))
            return step.Id == flow.Start || !flow.IsFlowchart || IsRoot(step) || IsInside(step);
        var awaited = Awaited(step);
        return awaited.Any(IsFollowed)
            && step.Arrival switch
            {
                FlowJoinMode.WaitAny => true,
                FlowJoinMode.WaitAll => awaited.All(IsFollowed),
                _ => awaited.All(arrow => ended.Contains(arrow.From)),
            };
    }

    private static bool IsRoot(DrawnStep step) => step.Id == step.Flow.Plan.Definition.Root.Id;

    private bool IsInside(DrawnStep step) =>
        reached.Any(outer =>
            outer.Flow == step.Flow && !IsRoot(outer) && outer.Node.Children.Any(child => child.Node.Id == step.Id)
        );
}
