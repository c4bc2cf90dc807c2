using NodaTime;

namespace Orchestrator.Desk.Notices;

/// <summary>A text that was read, and what people decided about it.</summary>
public sealed record NoticeFileRequest
{
    /// <summary>The text, exactly as the reading gave it.</summary>
    public required string Text { get; init; }

    /// <summary>The notice's id, e.g. TJ25.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>文号; null for none.</summary>
    public string? Number { get; init; }

    /// <summary>Who issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>When.</summary>
    public LocalDate? Issued { get; init; }

    /// <summary>The year it governs: the one its dates were read for.</summary>
    public int? Year { get; init; }

    /// <summary>The city.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The working-day calendar's region; null: the whole country's.</summary>
    public string? Region { get; init; }

    /// <summary>One for each rule of the reading, in its order.</summary>
    public required IReadOnlyList<RuleDecision> Decisions { get; init; }
}
