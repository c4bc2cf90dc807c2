using NodaTime;

namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>A rule that the grammar found in a notice: a proposal with the words it comes from; people decide.</summary>
public sealed record ReadRule
{
    /// <summary>The clause it stands in, e.g. <c>JZ25-2.1-a</c>.</summary>
    public required string Clause { get; init; }

    /// <summary>The words of the text, white space left out.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the quote stands in the text that was read.</summary>
    public required TextRange At { get; init; }

    /// <summary>Its form.</summary>
    public required ReadForm Form { get; init; }

    /// <summary>First day, included (Asia/Shanghai); null when the form has none or it is not known.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day of a window, included.</summary>
    public LocalDate? To { get; init; }

    /// <summary>The day; null when the form has none, or the text does not say enough: never a guess.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Hour of the last day, <c>HH:mm</c> up to <c>24:00</c>, or <c>HH:mm:ss</c>; null when not said.</summary>
    public string? Time { get; init; }

    /// <summary>Hour of the first day of a window.</summary>
    public string? TimeFrom { get; init; }

    /// <summary>How many units; null when the form has none or the text names none (限时).</summary>
    public int? N { get; init; }

    /// <summary>What is counted.</summary>
    public ReadUnit? Unit { get; init; }

    /// <summary>Which side of the number is allowed.</summary>
    public ReadBound? Bound { get; init; }

    /// <summary>The words of what it counts from: 评审结束.</summary>
    public string? Anchor { get; init; }

    /// <summary>The name by which plans know that event, e.g. <c>reviewEnd</c>; null when it is none of theirs.</summary>
    public string? AnchorName { get; init; }

    /// <summary>原则上, 一般: may be departed from with a reason.</summary>
    public bool Soft { get; init; }

    /// <summary>Who acts, in the notice's words; null when the sentence does not say.</summary>
    public string? Actor { get; init; }

    /// <summary>What is done, in the notice's words.</summary>
    public string? Action { get; init; }

    /// <summary>Share, hours or rounds, e.g. <c>2/3</c>, <c>09:00-12:00</c>, <c>monthly:lastWorkingDay</c>.</summary>
    public string? Value { get; init; }

    /// <summary>批次: the levels or rounds it is for, in the notice's words (高级, 第一批); null for all.</summary>
    public string? Track { get; init; }

    /// <summary>What follows when it is missed: 逾期不予受理.</summary>
    public string? Consequence { get; init; }

    /// <summary>Every reading of a phrase that has several; empty otherwise.</summary>
    public IReadOnlyList<ReadOption> Readings { get; init; } = [];

    /// <summary>What somebody should look at.</summary>
    public IReadOnlyList<ReadFinding> Findings { get; init; } = [];
}
