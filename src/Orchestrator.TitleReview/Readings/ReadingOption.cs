using NodaTime;

namespace Orchestrator.TitleReview.Readings;

/// <summary>One way to read a vague wording.</summary>
/// <param name="Reading">What the input holds to choose it.</param>
/// <param name="Chinese">What it says.</param>
/// <param name="English">The same in English.</param>
/// <param name="Date">The last local day under this reading, for an opening the first; null while what it counts from is not known.</param>
public sealed record ReadingOption(string Reading, string Chinese, string English, LocalDate? Date);
