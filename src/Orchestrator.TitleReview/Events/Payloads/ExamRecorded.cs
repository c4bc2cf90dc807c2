namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>记录考试成绩.</summary>
public sealed record ExamRecorded(
    [property: Field("是否合格")] bool Passed,
    [property: Field("成绩", MaxLength = 20)] string? Score);
