using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>One instance in the memory of a test: its stored state, its deadline rows, its journal.</summary>
internal sealed class Instance(long id, WorkflowPlan plan)
{
    private byte[] stored = [];

    public long Id { get; } = id;

    public WorkflowPlan Plan { get; } = plan;

    /// <summary>Read anew each time, so that nothing survives that is not stored.</summary>
    public WorkflowState State
    {
        get => WorkflowStateJson.Read(stored);
        set => stored = WorkflowStateJson.Write(value);
    }

    public int StoredBytes => stored.Length;

    public string Stage { get; set; } = "";

    public bool IsRunning => State.Status == WorkflowStatus.Running;

    public List<DeadlineRow> Deadlines { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public IEnumerable<string> Events => Journal.Select(entry => entry.Event);

    public bool WaitsFor(string stimulus) =>
        IsRunning && State.Bookmarks.Any(bookmark => bookmark.StimulusName == stimulus);

    public DeadlineRow Deadline(string name) => Deadlines.Last(row => row.Request.Name == name);

    public void Apply(Transition transition)
    {
        State = transition.State;
        Stage = transition.Stage ?? Stage;
        Journal.AddRange(transition.Journal);
        foreach (var change in transition.Deadlines)
            Apply(change);
    }

    private void Apply(DeadlineChange change)
    {
        switch (change)
        {
            case DeadlineArmed armed:
                Deadlines.Add(new DeadlineRow(armed.ActivityInstanceId, armed.Request));
                break;
            case DeadlineMoved moved:
                Open(moved).Request = moved.Request;
                break;
            case DeadlineClosed closed:
                Open(closed).State = closed.State;
                break;
        }
    }

    private DeadlineRow Open(DeadlineChange change) =>
        Deadlines.Single(row =>
            row.ActivityInstanceId == change.ActivityInstanceId
            && row.Request.Name == change.Name
            && row.State == DeadlineState.Armed
        );
}
