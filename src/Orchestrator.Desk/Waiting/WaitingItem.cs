using NodaTime;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Waiting;

/// <summary>待我办理: one thing that waits for a person.</summary>
public sealed record WaitingItem
{
    /// <summary>What it is.</summary>
    public required WaitingKind Kind { get; init; }

    /// <summary>Of a change, which.</summary>
    public DateMoveKind? Move { get; init; }

    /// <summary>Its id, e.g. the move's or the definition's; of a task the deadline's.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the cycle that it is about; null: of none, or of several.</summary>
    public string? Cycle { get; init; }

    /// <summary>What it is about, as people read it.</summary>
    public required string Subject { get; init; }

    /// <summary>Account of who asked for it; null for tasks and what failed.</summary>
    public string? By { get; init; }

    /// <summary>Since when it waits; null for tasks.</summary>
    public Instant? Since { get; init; }

    /// <summary>The last local day on which it is still of use, or may still be done; null: it does not lapse.</summary>
    public LocalDate? Lapses { get; init; }

    /// <summary>How many of the same it stands for.</summary>
    public int Count { get; init; } = 1;
}
