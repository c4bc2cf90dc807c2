using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.Workflows.Validation;

/// <summary>The activities of a flowchart that wait for several arrows, and what can go wrong with them in counter mode.</summary>
internal sealed class Joins(FlowShape shape, FlowGraph graph)
{
    private readonly IReadOnlyList<DeadPaths>[] _choices =
    [
        .. shape.Activities.Select((_, number) => DeadPaths.Of(shape, graph, number)),
    ];

    /// <summary>How an activity joins; what depends on a run counts as any.</summary>
    public static FlowJoinMode ModeOf(Activity activity) =>
        activity is not FlowJoin join ? FlowJoinMode.WaitAllActive
        : join.Mode?.Compiled is { IsConstant: true } mode ? mode.Constant
        : FlowJoinMode.WaitAny;

    /// <summary>Those that wait for more than the first.</summary>
    public IEnumerable<int> All() =>
        Enumerable
            .Range(0, shape.Activities.Count)
            .Where(number =>
                graph.ForwardInbound(number).Length > 1 && ModeOf(shape.Activities[number]) != FlowJoinMode.WaitAny
            );

    /// <summary>The finding when one of its arrows cannot be followed at all, or not together with another that it needs too.</summary>
    public Finding? Never(int join)
    {
        var inbound = graph.ForwardInbound(join);
        if (Array.Find(inbound, connection => shape.Activities[connection.Source].Node.IsTerminal) is { } ended)
        {
            return Finding.Warning(
                "join-never",
                Id(join),
                $"“{Text(ended.Source)}”结束整个流程图，从它出发的连线永远走不到，等待这条连线的“{Text(join)}”永远不会执行。请删去这条连线。",
                $"'{Text(ended.Source)}' ends its flowchart, so the arrow that leaves it is never followed and '"
                    + $"{Text(join)}', which waits for it, never runs. Remove that arrow."
            );
        }

        if (ModeOf(shape.Activities[join]) != FlowJoinMode.WaitAll)
            return null;
        for (var i = 0; i < _choices.Length; i++)
        {
            if (_choices[i].Count == 0 || !_choices[i].All(choice => inbound.Any(choice.Has)))
                continue;
            return Finding.Warning(
                "join-never",
                Id(join),
                $"“{Text(join)}”等待全部连线，但“{Text(i)}”每次只走一个出口，其中总有一条到不了，“{Text(join)}”永远不会执行。请把汇合方式改为WaitAllActive或WaitAny。",
                $"'{Text(join)}' waits for all of its arrows, but '{Text(i)}' leaves by one port at a time, so one of "
                    + "them never arrives and it never runs. Make it WaitAllActive or WaitAny."
            );
        }

        return null;
    }

    /// <summary>
    /// The finding when going back in a loop counts one of its arrows as dead although it may still come. With another arrow that was or
    /// will be followed it runs too early; with one that is dead and outside of the loop it never runs any more, for
    /// that one is counted once.
    /// </summary>
    public Finding? InLoop(int join)
    {
        var inbound = graph.ForwardInbound(join);
        for (var i = 0; i < _choices.Length; i++)
        {
            foreach (var back in _choices[i].Where(paths => paths.Port is not null))
            {
                var rounds = Rounds(i, back.Port!);
                bool ComesAgain(FlowConnection x) => rounds.Exists(round => Reaches(round, x.Source));
                if (rounds.Count == 0 || !inbound.Any(ComesAgain))
                    continue;
                var dead = back.With(shape.Connections.Where(connection => Excludes(i, connection)));
                if (Array.Find(inbound, connection => dead.Has(connection) && ComesAgain(connection)) is not { } later)
                    continue;
                var others = inbound.Where(connection => !Leads(i, back.Port!, connection)).ToList();
                if (others.Find(connection => !dead.Has(connection)) is { } enough)
                    return TooEarly(join, i, back.Port!, later, enough);
                if (others.Find(connection => !ComesAgain(connection)) is { } once)
                    return Lost(join, i, back.Port!, later, once);
            }
        }

        return null;
    }

    private Finding TooEarly(int join, int activity, string port, FlowConnection dead, FlowConnection other) =>
        Finding.Warning(
            "join-too-early",
            Id(join),
            $"“{Text(activity)}”走“{port}”返回再做一轮时，“{Text(dead.Source)}”到“{Text(join)}”的连线算作不会再来；此时“"
                + $"{Text(other.Source)}”的连线已到或一到，“{Text(join)}”就执行，不等这一轮做完。请把这些步骤前后相接，只留一条连线进入“{Text(join)}”。",
            $"When '{Text(activity)}' goes back by {port} for another round, the arrow from '{Text(dead.Source)}' "
                + $"to '{Text(join)}' counts as dead; with the arrow from '{Text(other.Source)}' '{Text(join)}' then "
                + "runs before that round is done. Put these steps one after the other, so that one arrow leads to '"
                + $"{Text(join)}'."
        );

    private Finding Lost(int join, int activity, string port, FlowConnection dead, FlowConnection other) =>
        Finding.Warning(
            "join-lost",
            Id(join),
            $"“{Text(activity)}”走“{port}”返回再做一轮以后，“{Text(dead.Source)}”到“{Text(join)}”的连线再到时，“{Text(join)}”还要等“"
                + $"{Text(other.Source)}”的连线，而那条连线不会再来，“{Text(join)}”不再执行。请为“{Text(dead.Source)}”另设一个同样的活动。",
            $"Once '{Text(activity)}' has gone back by {port} for another round, '{Text(join)}' waits for the "
                + $"arrow from '{Text(other.Source)}' too, which does not come again: the arrow from '"
                + $"{Text(dead.Source)}' no longer runs it. Give '{Text(dead.Source)}' an activity of its own."
        );

    /// <summary>Where the rounds begin that leaving by a port may lead to, and in which the activity comes again.</summary>
    private List<int> Rounds(int activity, string port)
    {
        var ahead = shape.Outbound[activity].Where(connection => connection.Port == port).ToList();
        return
        [
            .. shape
                .Connections.Where(back => !graph.IsForward(back) && Reaches(back.Target, activity))
                .Where(back =>
                    back.Source == activity
                        ? back.Port == port
                        : ahead.Exists(connection =>
                            graph.IsForward(connection) && Reaches(connection.Target, back.Source)
                        )
                )
                .Select(back => back.Target),
        ];
    }

    /// <summary>Whether an arrow is followed by what leaving by the port leads to.</summary>
    private bool Leads(int activity, string port, FlowConnection connection) =>
        connection.Source == activity
            ? connection.Port == port
            : shape
                .Outbound[activity]
                .Any(flowConnection =>
                    flowConnection.Port == port
                    && graph.IsForward(flowConnection)
                    && Reaches(flowConnection.Target, connection.Source)
                );

    /// <summary>Whether an arrow is dead in every case in which the activity runs.</summary>
    private bool Excludes(int activity, FlowConnection connection)
    {
        for (var i = 0; i < _choices.Length; i++)
        {
            if (
                i != activity
                && _choices[i].Count > 0
                && _choices[i].All(paths => paths.HasActivity(activity) || paths.Has(connection))
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool Reaches(int earlier, int later) => earlier == later || graph.IsBefore(earlier, later);

    private string Id(int activity) => shape.Activities[activity].Id;

    private string Text(int activity) => shape.Activities[activity].DisplayText;
}
