using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>专业考试已举行.</summary>
public sealed record ExamHeld(
    [property: Field("考试日期")] LocalDate? HeldOn);
