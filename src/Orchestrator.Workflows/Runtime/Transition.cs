using NodaTime;

namespace Orchestrator.Workflows.Runtime;

/// <summary>All that one stimulus did to one instance: applied in one commit, or not at all (D4).</summary>
public sealed class Transition
{
    /// <summary>Set: the stimulus was refused, and nothing else of this transition counts.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The new state.</summary>
    public required WorkflowState State { get; init; }

    /// <summary>Deadlines made, moved and closed, in the order in which it happened.</summary>
    public IReadOnlyList<DeadlineChange> Deadlines { get; init; } = [];

    /// <summary>Lines for the instance's journal, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>What to send after the commit, in this order.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>Anchors that were stated or restated.</summary>
    public IReadOnlyDictionary<string, LocalDate> Anchors { get; init; } = new Dictionary<string, LocalDate>();

    /// <summary>The stage that people read; null when it did not change.</summary>
    public string? Stage { get; init; }

    /// <summary>What WriteLine wrote.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}
