using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Notices;

/// <summary>What was read in the text of a notice; nothing is stored.</summary>
public sealed record NoticeTextReading
{
    /// <summary>The text, as the document has it; the rules' places count its letters.</summary>
    public required string Text { get; init; }

    /// <summary>What it says about itself.</summary>
    public required NoticeHead Notice { get; init; }

    /// <summary>Its sentences, in order.</summary>
    public required IReadOnlyList<ReadClause> Clauses { get; init; }

    /// <summary>Its rules, in order: each waits for somebody's decision.</summary>
    public required IReadOnlyList<ReadRule> Rules { get; init; }

    /// <summary>Everything to look at, the rules' own findings among them.</summary>
    public required IReadOnlyList<ReadFinding> Findings { get; init; }

    /// <summary>Against the newest earlier notice of the same place; null when there is none.</summary>
    public required RuleComparison? Earlier { get; init; }
}
