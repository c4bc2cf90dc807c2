namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>记录考试成绩.</summary>
/// <param name="Passed">Whether the applicant passed; absence counts as not.</param>
/// <param name="Score">As the exam's office writes it; null: none.</param>
public sealed record ExamRecorded(
    [property: Field("是否合格", "Passed")] bool Passed,
    [property: Field("成绩", "Score", MaxLength = 20)] string? Score
);
