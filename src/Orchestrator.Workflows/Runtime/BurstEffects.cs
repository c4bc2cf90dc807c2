using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Workflows.Runtime;

/// <summary>What a burst does beyond the state: deadlines, journal, messages, lines, anchors, the stage.</summary>
internal sealed class BurstEffects
{
    private static readonly Dictionary<string, LocalDate> NoAnchors = [];

    private List<JournalEntry>? _journal;
    private List<OutgoingMessage>? _messages;
    private List<string>? _lines;
    private Dictionary<string, LocalDate>? _anchors;
    private string? _stage;

    public DeadlineBook Deadlines { get; } = new();

    public Transition ToTransition(WorkflowState state) =>
        new()
        {
            State = state,
            Deadlines = Deadlines.Changes,
            Journal = _journal ?? (IReadOnlyList<JournalEntry>)[],
            Messages = _messages ?? (IReadOnlyList<OutgoingMessage>)[],
            Lines = _lines ?? (IReadOnlyList<string>)[],
            Anchors = _anchors ?? NoAnchors,
            Stage = _stage,
        };

    public void Arm(ActivityRun run, DeadlineRequest request)
    {
        run.Deadlines ??= [];
        if (run.Deadlines.Exists(deadline => deadline.Name == request.Name))
            throw new InvalidOperationException($"The deadline '{request.Name}' is open already; move or close it.");
        run.Deadlines.Add(new PendingDeadline(request.Name, request.Kind));
        Deadlines.Arm(run, request);
    }

    public void Move(ActivityRun run, DeadlineRequest request, string reason)
    {
        var at = run.Deadlines?.FindIndex(deadline => deadline.Name == request.Name) ?? -1;
        if (at < 0)
        {
            throw new InvalidOperationException(
                $"The deadline '{request.Name}' is not open; a decided deadline never moves."
            );
        }
        run.Deadlines![at] = new PendingDeadline(request.Name, request.Kind);
        Deadlines.Move(run, request, reason);
    }

    public void CloseDeadline(ActivityRun run, string name, DeadlineState outcome)
    {
        if (outcome == DeadlineState.Armed)
            throw new ArgumentException("A deadline is not closed by arming it.", nameof(outcome));
        if (run.Deadlines?.RemoveAll(deadline => deadline.Name == name) > 0)
            Deadlines.Close(run, name, outcome);
        else if (run.Deciding == name)
            Deadlines.Redecide(run, name, outcome);
    }

    public void AddJournal(string name, ActivityRun run, string? message, JsonObject? data) =>
        (_journal ??= []).Add(new JournalEntry(name, run.NodeId, run.Id, message, data));

    public void Send(OutgoingMessage message) => (_messages ??= []).Add(message);

    public void WriteLine(string text) => (_lines ??= []).Add(text);

    public void SetStage(string stage) => _stage = stage;

    public void SetAnchor(string name, LocalDate date) => (_anchors ??= new(StringComparer.Ordinal))[name] = date;
}
