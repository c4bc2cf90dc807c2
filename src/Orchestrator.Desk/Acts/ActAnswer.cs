using NodaTime;

namespace Orchestrator.Desk.Acts;

/// <summary>What became of an event that was accepted.</summary>
public sealed record ActAnswer
{
    /// <summary>True: it is committed. With status 202 it is committed as a proposal alone, see <see cref="Move"/>.</summary>
    public required bool Accepted { get; init; }

    /// <summary>cycles/CODE or cycles/CODE/applications/NUMBER.</summary>
    public required string Subject { get; init; }

    /// <summary>Stamped by the database; this instant counts for deadlines.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>The stage after it.</summary>
    public required string? Stage { get; init; }

    /// <summary>In Chinese.</summary>
    public required string? StageText { get; init; }

    /// <summary>Last day of the next open deadline.</summary>
    public required LocalDate? NextDue { get; init; }

    /// <summary>
    /// Set: the event asks for another day than the one fixed. Nothing has moved: this move waits for a second
    /// person, who sees first what else moves with it.
    /// </summary>
    public string? Move { get; init; }

    /// <summary>
    /// Later deadlines that can no longer be kept after this act, each with why, and evidence of a submission that does not count, in
    /// Chinese; empty when there is neither. The act counts nevertheless.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The same in English.</summary>
    public IReadOnlyList<string> WarningsEn { get; init; } = [];

    /// <summary>True: the stored answer of an earlier event with the same key.</summary>
    public bool Replayed { get; init; }
}
