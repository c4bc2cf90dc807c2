using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Flow;

/// <summary>
/// Elsa's token mode: a completed activity puts a token on each outbound connection its outcomes name; merge modes
/// say when a target runs.
/// </summary>
internal sealed class TokenFlow(ActivityContext context, FlowShape shape, FlowGraph graph)
{
    private readonly List<FlowToken> _tokens = (context.Run.Flow ??= new FlowMemory()).For(shape).Tokens;

    public void Completed(int activity, IReadOnlyList<string> outcomes)
    {
        var active = shape
            .Outbound[activity]
            .Where(flowConnection => outcomes.Contains(flowConnection.Port, StringComparer.Ordinal))
            .ToList();
        foreach (var connection in active)
            _tokens.Add(new FlowToken(connection.Index));
        foreach (var token in _tokens)
        {
            if (token.IsFree && Target(token) == activity)
                token.Consumed = true;
        }

        if (_tokens.Exists(flowToken => flowToken.Blocked && !flowToken.Consumed))
            DropStaleBlocks(active);
        foreach (var connection in active)
            Enter(connection, activity);
        if (
            !Flowchart.HasWork(context)
            && !_tokens.Exists(flowToken => flowToken.IsFree)
            && !Flowchart.HasFaultedChild(context)
        )
        {
            _tokens.Clear();
            context.Complete();
        }

        _tokens.RemoveAll(flowToken => flowToken.Consumed && Target(flowToken) == activity);
    }

    public void Cancelled(int activity)
    {
        _tokens.RemoveAll(token => Target(token) == activity || Connection(token).Source == activity);
        if (!Flowchart.HasWork(context) && !Flowchart.HasFaultedChild(context))
            context.Complete();
    }

    /// <summary>
    /// A block swallows the late arrival of a branch that lost. Where no such branch is under way any more, or none ever was because
    /// the join was entered from behind, it would swallow the first arrival of the next round of a loop.
    /// </summary>
    private void DropStaleBlocks(List<FlowConnection> active)
    {
        var arriving = active.Where(graph.IsForward).ToList();
        var underWay = Flowchart.UnderWay(context).Select(other => shape.IndexOf(other.Id)).ToHashSet();
        _tokens.RemoveAll(token => token.Blocked && !token.Consumed && !IsExpected(Connection(token)));

        bool IsExpected(FlowConnection blocked) =>
            arriving.Exists(connection => connection == blocked || LeadsTo(connection.Target, blocked))
            || underWay.Any(number => LeadsTo(number, blocked));

        bool LeadsTo(int activity, FlowConnection blocked) =>
            activity == blocked.Source || graph.IsBefore(activity, blocked.Source);
    }

    private void Enter(FlowConnection connection, int completed)
    {
        var target = connection.Target;
        switch (ModeOf(shape.Activities[target]))
        {
            case MergeMode.Race:
                // Scheduled first: a flowchart that has nothing left to do while the others are cancelled would complete.
                GoOnFirst(connection, completed);
                Flowchart.CancelBefore(context, shape, graph, target);
                // What had arrived at a join inside a branch that lost waits for nobody any more.
                _tokens.RemoveAll(token =>
                    token.IsFree
                    && graph.IsBefore(Target(token), target)
                    && Flowchart.IsJoin(shape.Activities[Target(token)])
                );
                break;
            case MergeMode.Cascade:
                GoOnFirst(connection, completed);
                break;
            case MergeMode.Merge:
                GoWhenAllArrived(target, graph.ForwardInbound(target));
                break;
            case MergeMode.Converge:
                GoWhenAllArrived(target, shape.Inbound[target]);
                break;
            default:
                // A source that still has a token to consume has yet to run: its branch may still arrive.
                if (
                    !graph
                        .ForwardInbound(target)
                        .Any(inbound => _tokens.Exists(token => token.IsFree && Target(token) == inbound.Source))
                )
                {
                    Schedule(target);
                }
                break;
        }
    }

    private void GoOnFirst(FlowConnection connection, int completed)
    {
        if (_tokens.Find(token => token.Connection == connection.Index && token.Blocked) is { } block)
        {
            // The late arrival and what it was expected by are both used up.
            block.Consumed = true;
            if (_tokens.Find(token => token.Connection == connection.Index && token.IsFree) is { } late)
                late.Consumed = true;
            return;
        }

        Schedule(connection.Target);
        foreach (var other in graph.ForwardInbound(connection.Target))
        {
            if (other.Source != completed)
                _tokens.Add(new FlowToken(other.Index) { Blocked = true });
        }
    }

    private void GoWhenAllArrived(int target, FlowConnection[] inbound)
    {
        if (
            inbound.Length <= 1
            || inbound.All(connection => _tokens.Exists(token => token.IsFree && token.Connection == connection.Index))
        )
        {
            Schedule(target);
        }
    }

    private void Schedule(int activity) =>
        context.Schedule(new ScheduledActivity(shape.Activities[activity], context.Run));

    private FlowConnection Connection(FlowToken token) => shape.ByIndex[token.Connection];

    private int Target(FlowToken token) => Connection(token).Target;

    private MergeMode ModeOf(Activity activity)
    {
        if (activity is FlowJoin join)
        {
            return context.GetFor(join.Mode, FlowJoinMode.WaitAny) == FlowJoinMode.WaitAny
                ? MergeMode.Race
                : MergeMode.Merge;
        }
        return Enum.TryParse<MergeMode>(
            Json.Nodes.Text(activity.Node.Source.Custom("mergeMode")),
            ignoreCase: true,
            out var mode
        )
            ? mode
            : MergeMode.None;
    }
}
