using Orchestrator.Workflows.Flow;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>From each state an end is reached, also when what only listens never hears anything.</summary>
internal static class Ends
{
    /// <summary>Where a year or an application comes to no end.</summary>
    /// <param name="year">All that may happen.</param>
    /// <param name="least">What happens when nothing optional does.</param>
    /// <param name="flow">The definition.</param>
    public static IEnumerable<AbsenceFinding> Check(YearRun year, YearRun least, DrawnFlow flow)
    {
        if (!flow.IsFlowchart || !flow.Steps.Any(step => step.IsOutlined))
            yield break;
        var endable = Endable(flow);
        foreach (var step in flow.Steps.Where(flow.IsTop))
        {
            foreach (
                var finding in AtOnce(step)
                    .Concat(
                        year.IsReached(step)
                            ? Nowhere(year, step).Concat(Endless(year, step, endable))
                            : Blocked(year, step)
                    )
            )
            {
                yield return finding;
            }
        }

        var ends = flow.Steps.Where(step => step.Outline.IsEnd).ToList();
        if (!ends.Exists(year.IsReached))
            yield return NoEnd(flow, ends);
        else if (!ends.Exists(least.IsReached) && !ends.Exists(end => year.IsReached(end) && !IsByListener(year, end)))
            yield return ByChance(flow, ends.First(year.IsReached));
    }

    /// <summary>An end that only a listener leads to.</summary>
    private static bool IsByListener(YearRun year, DrawnStep end) =>
        end.In.Where(year.IsFollowed).All(arrow => arrow.From.Outline.IsOptional);

    private static IEnumerable<AbsenceFinding> AtOnce(DrawnStep step)
    {
        foreach (
            var port in step
                .Out.GroupBy(arrow => arrow.Port)
                .Where(port => port.Select(arrow => arrow.To).Distinct().Count() > 1)
        )
        {
            if (port.FirstOrDefault(arrow => arrow.To.Outline.IsEnd) is not { } end)
                continue;
            var others = string.Join(
                "、",
                port.Where(arrow => !arrow.To.Outline.IsEnd).Select(arrow => $"“{arrow.To.Text}”")
            );
            yield return Error(
                step,
                "ends-at-once",
                $"“{step.Text}”的出口“{port.Key}”同时连到结束环节“{end.To.Text}”和{others}：一到这里就全部结束，{others}不会进行。请删去其中不对的连线。",
                $"\"{step.Text}\" leads by \"{port.Key}\" to the end \"{end.To.Text}\" and to other steps at once: "
                    + "everything ends there and they never take place. Remove the wrong arrow."
            );
        }
    }

    private static IEnumerable<AbsenceFinding> Nowhere(YearRun year, DrawnStep step) =>
        step
            .Outline.Ends.Where(end =>
                end.LeadsOn && year.EndsBy(step, end.Port) && !step.Out.Exists(arrow => arrow.Port == end.Port)
            )
            .Select(end =>
                Error(
                    step,
                    "outcome-nowhere",
                    $"“{step.Text}”的出口“{PortText(step, end.Port)}”没有连线：走到这里就没有下一步。请连到应有的环节，或连到结束环节。",
                    $"\"{step.Text}\" may end by \"{end.Port}\", and no arrow leaves it there: nothing follows. Connect "
                        + "it to the step that follows, or to an end."
                )
            );

    /// <summary>The steps that an end can be reached from.</summary>
    private static HashSet<DrawnStep> Endable(DrawnFlow flow)
    {
        var endable = flow.Steps.Where(step => step.Outline.IsEnd).ToHashSet();
        while (
            flow.Steps.Any(step =>
                !endable.Contains(step) && step.Out.Exists(arrow => endable.Contains(arrow.To)) && endable.Add(step)
            )
        ) { }

        return endable;
    }

    /// <summary>An outcome that leads on, but never to an end.</summary>
    private static IEnumerable<AbsenceFinding> Endless(YearRun year, DrawnStep step, HashSet<DrawnStep> endable)
    {
        foreach (
            var end in step.Outline.Ends.Where(end => end.LeadsOn && endable.Count > 0 && year.EndsBy(step, end.Port))
        )
        {
            var next = step.Out.Where(arrow => arrow.Port == end.Port).Select(arrow => arrow.To).ToList();
            if (next.Count == 0 || next.Exists(endable.Contains))
                continue;
            var steps = string.Join("、", next.Select(follower => $"“{follower.Text}”"));
            yield return Error(
                step,
                "no-end",
                $"“{step.Text}”的出口“{PortText(step, end.Port)}”连到{steps}，从那里到不了任何结束环节，走到这里就不会结束。请接通到结束环节的路。",
                $"\"{step.Text}\" leads by \"{end.Port}\" to steps from which no end is reached: it goes on for ever. "
                    + "Connect the way to an end."
            );
        }
    }

    /// <summary>A step that waits for all its arrows, and one of them never comes.</summary>
    private static IEnumerable<AbsenceFinding> Blocked(YearRun year, DrawnStep step)
    {
        var awaited = YearRun.Awaited(step);
        if (!awaited.Any(year.IsFollowed))
            yield break;
        foreach (var arrow in awaited.Where(IsMissing).DistinctBy(arrow => arrow.From))
        {
            yield return Error(
                step,
                "join-waits",
                $"“{step.Text}”要等“{arrow.From.Text}”结束才能开始，而“{arrow.From.Text}”到不了或不会结束，“{step.Text}”永远不会进行。请接通“"
                    + $"{arrow.From.Text}”，或删去这条连线。",
                $"\"{step.Text}\" begins only when \"{arrow.From.Text}\" has ended, which is never reached or never "
                    + $"ends. Connect \"{arrow.From.Text}\", or remove that arrow."
            );
        }

        bool IsMissing(DrawnArrow arrow) =>
            step.Arrival == FlowJoinMode.WaitAll ? !year.IsFollowed(arrow) : !year.Ends(arrow.From);
    }

    private static AbsenceFinding NoEnd(DrawnFlow flow, List<DrawnStep> ends) =>
        new(
            flow.Plan.DefinitionId,
            ends.FirstOrDefault()?.Id,
            "no-end",
            Severity.Error,
            null,
            ends.Count == 0
                ? "流程没有结束环节，永远不会结束。请加上结束环节并连到最后一步。"
                : $"流程到不了任何结束环节（{string.Join("、", ends.Select(end => $"“{end.Text}”"))}），永远不会结束。请接通到结束环节的路。",
            ends.Count == 0
                ? "There is no end; it goes on for ever. Add one and connect the last step to it."
                : "No end is ever reached; it goes on for ever. Connect the way to an end."
        );

    private static AbsenceFinding ByChance(DrawnFlow flow, DrawnStep end) =>
        new(
            flow.Plan.DefinitionId,
            end.Id,
            "end-by-chance",
            Severity.Error,
            null,
            $"只有在可有可无的环节（改期、撤回、延期等）发生时才能走到“{end.Text}”；不发生时流程永远不会结束。请另接一条一定会走的路。",
            $"\"{end.Text}\" is reached only when something optional happens (a move, a withdrawal, an extension);"
                + " else it goes on for ever. Connect a way that is always taken."
        );

    private static string PortText(DrawnStep step, string port) =>
        step
            .Activity.GetType()
            .GetCustomAttributes(typeof(Workflows.Activities.OutcomesAttribute), inherit: false)
            .OfType<Workflows.Activities.OutcomesAttribute>()
            .SelectMany(attribute => attribute.Ports)
            .FirstOrDefault(known => known.StartsWith(port + "=", StringComparison.Ordinal))
            is { } named
            ? named[(port.Length + 1)..]
            : port;

    private static AbsenceFinding Error(DrawnStep step, string code, string chinese, string english) =>
        new(step.Flow.Plan.DefinitionId, step.Id, code, Severity.Error, null, chinese, english);
}
