using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// A day as people type it: <c>2024-11-01</c>, 2024年11月1日, or 11月1日 alone, which is one of the year at hand. Full-width digits and
/// white space do not matter.
/// </summary>
public static partial class TypedDay
{
    /// <summary>Longer than any day that is typed.</summary>
    private const int Longest = 24;

    /// <summary>Reads a day that was typed.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="year">The year of a day that names none; null or 0: such a day is not understood.</param>
    /// <param name="date">The day, from 1900 to 2199.</param>
    /// <returns>False: it is written otherwise, does not exist, lies outside, or names no year and there is none.</returns>
    public static bool TryRead(string? text, int? year, out LocalDate date)
    {
        date = default;
        if (text is null || text.Length > Longest)
            return false;
        var plain = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));
        if (Chinese().Match(plain) is not { Success: true } match)
            return PlannableDays.TryRead(text.Trim(), out date);
        var named = match.Groups["year"] is { Success: true } written ? Number(written.Value) : year ?? 0;
        return named > 0
            && PlannableDays.TryRead(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{named:0000}-{Number(match.Groups["month"].Value):00}-{Number(match.Groups["day"].Value):00}"
                ),
                out date
            );
    }

    internal static Result<DateRule> Read(string text, string path) =>
        TryRead(text, year: null, out var date)
            ? Result.Success<DateRule>(new FixedDateRule { Date = date })
            : Result.Failure<DateRule>(CalendarError.Of(CalendarErrorCodes.BadJson, path, TextId.ErrorNotRule, text));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^((?<year>[0-9]{4})年)?(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})[日号]$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Chinese();
}
