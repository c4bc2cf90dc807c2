using NodaTime;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>A written date and the days it means.</summary>
/// <param name="Written">As written.</param>
/// <param name="First">Its first day; null when there is none such or the year is not known.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Trouble">Why there is none, or what was added to it.</param>
internal sealed record ReadDate(WrittenDate Written, LocalDate? First, LocalDate? Last, DateTrouble Trouble);
