using NodaTime;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>What a date without a year is read by.</summary>
/// <param name="Year">The year of the notice's dates; null when the text does not say.</param>
/// <param name="Issued">The day the notice was issued.</param>
internal sealed record YearOfDates(int? Year, LocalDate? Issued);
