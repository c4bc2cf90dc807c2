using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Cases.Moves;

/// <summary>A date of a cycle, from which others count, moves.</summary>
/// <param name="Name">Its name, e.g. <c>meeting</c>.</param>
/// <param name="From">The day until now; null when it is stated for the first time.</param>
/// <param name="To">The day from now on.</param>
public sealed record AnchorLine(string Name, LocalDate? From, LocalDate To)
{
    /// <summary>What people call it, in Chinese.</summary>
    public string Label { get; init; } = AnchorTexts.Of(Name).Chinese;

    /// <summary>The same in English.</summary>
    public string LabelEn { get; init; } = AnchorTexts.Of(Name).English;
}
