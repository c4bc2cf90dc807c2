using NodaTime;

namespace Orchestrator.Cases.Moves;

/// <summary>Open deadlines of one step that move alike.</summary>
public sealed record MoveLine
{
    /// <summary>What the step is called.</summary>
    public required string Step { get; init; }

    /// <summary>Id of the activity.</summary>
    public required string Activity { get; init; }

    /// <summary>The deadline's name within it.</summary>
    public required string Name { get; init; }

    /// <summary><c>cycle</c> or <c>application</c>.</summary>
    public required string Level { get; init; }

    /// <summary>
    /// <c>moved</c>; <c>certain</c> or <c>provisional</c>: the date stays and is only marked; <c>armed</c>: new
    /// beside a decided one; of a migration <c>keep</c>, <c>recompute</c>, <c>void</c>.
    /// </summary>
    public required string Change { get; init; }

    /// <summary>The role that must act.</summary>
    public string? Role { get; init; }

    /// <summary>The clauses it comes from.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>The last local day until now; null for a new one.</summary>
    public LocalDate? OldDate { get; init; }

    /// <summary>The exclusive instant until now.</summary>
    public Instant? OldDue { get; init; }

    /// <summary>The last local day from now on; null when it becomes void.</summary>
    public LocalDate? NewDate { get; init; }

    /// <summary>The exclusive instant from now on.</summary>
    public Instant? NewDue { get; init; }

    /// <summary>Whether the new date is provisional.</summary>
    public bool Provisional { get; init; }

    /// <summary>How many deadlines.</summary>
    public int Count { get; init; }
}
