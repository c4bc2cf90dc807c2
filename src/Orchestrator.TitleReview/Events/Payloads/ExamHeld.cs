using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>专业考试已举行.</summary>
/// <param name="HeldOn">The day of the exam; null: today.</param>
public sealed record ExamHeld([property: Field("考试日期", "Date of the exam")] LocalDate? HeldOn) : TrackPayload;
