namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>What was read in a notice's text.</summary>
/// <param name="Notice">What it says about itself.</param>
/// <param name="Clauses">Its sentences, in order.</param>
/// <param name="Rules">Its rules, in order.</param>
/// <param name="Findings">Everything to look at, the rules' own findings among them.</param>
public sealed record NoticeReading(
    NoticeHead Notice,
    IReadOnlyList<ReadClause> Clauses,
    IReadOnlyList<ReadRule> Rules,
    IReadOnlyList<ReadFinding> Findings
);
