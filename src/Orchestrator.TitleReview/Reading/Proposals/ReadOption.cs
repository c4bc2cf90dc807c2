using NodaTime;

namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>One reading of a phrase that has several.</summary>
/// <param name="Name">As the date rules call it, e.g. <c>strict</c>.</param>
/// <param name="Chinese">What it says.</param>
/// <param name="English">The same in English.</param>
/// <param name="Date">Its day; null for a reading that gives none alone.</param>
/// <param name="Recommended">Whether the conventions recommend it.</param>
public sealed record ReadOption(string Name, string Chinese, string English, LocalDate? Date, bool Recommended);
