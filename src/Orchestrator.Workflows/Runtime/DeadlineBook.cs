namespace Orchestrator.Workflows.Runtime;

/// <summary>The changes of deadlines that a burst makes, in order.</summary>
internal sealed class DeadlineBook
{
    private List<DeadlineChange>? _changes;

    public IReadOnlyList<DeadlineChange> Changes => _changes ?? (IReadOnlyList<DeadlineChange>)[];

    public void Arm(ActivityRun run, DeadlineRequest request) => Add(new DeadlineArmed(run.Id, run.NodeId, request));

    public void Move(ActivityRun run, DeadlineRequest request, string reason) =>
        Add(new DeadlineMoved(run.Id, request, reason));

    public void Close(ActivityRun run, string name, DeadlineState state) =>
        Add(new DeadlineClosed(run.Id, name, state));

    /// <summary>The one decision of a due deadline; the activity may still say what it was.</summary>
    public void Decide(ActivityRun run, PendingDeadline deadline) =>
        Close(
            run,
            deadline.Name,
            deadline.Kind is DeadlineKind.Statutory or DeadlineKind.Internal
                ? DeadlineState.Missed
                : DeadlineState.Elapsed
        );

    public void Redecide(ActivityRun run, string name, DeadlineState state)
    {
        var at = _changes!.FindIndex(change =>
            change is DeadlineClosed && change.ActivityInstanceId == run.Id && change.Name == name
        );
        _changes[at] = new DeadlineClosed(run.Id, name, state);
    }

    private void Add(DeadlineChange change) => (_changes ??= []).Add(change);
}
