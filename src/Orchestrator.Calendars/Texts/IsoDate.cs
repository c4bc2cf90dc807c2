using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Calendars;

/// <summary>Civil days as <c>yyyy-MM-dd</c>, the one way this system writes them.</summary>
internal static class IsoDate
{
    public static string Write(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static bool TryRead([NotNullWhen(true)] string? text, out LocalDate date)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? string.Empty);
        _ = parsed.TryGetValue(default, out date);
        return parsed.Success && date.Year is >= 1 and <= 9999;
    }
}
