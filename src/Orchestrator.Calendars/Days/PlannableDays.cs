using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Calendars;

/// <summary>
/// The days that a plan may name. Far enough for any review, and so far from the ends of the calendar that no count
/// runs over them.
/// </summary>
public static class PlannableDays
{
    /// <summary>The first day, inclusive.</summary>
    public static LocalDate First { get; } = new(1900, 1, 1);

    /// <summary>The last day, inclusive.</summary>
    public static LocalDate Last { get; } = new(2199, 12, 31);

    /// <summary>Reads a day written as <c>2024-11-01</c>.</summary>
    /// <returns>False: it is written otherwise, does not exist, or lies outside.</returns>
    public static bool TryRead(string? text, out LocalDate date)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? "");
        date = parsed.Success ? parsed.Value : default;
        return parsed.Success && date >= First && date <= Last;
    }
}
