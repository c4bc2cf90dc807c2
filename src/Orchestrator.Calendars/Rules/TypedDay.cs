using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>A day typed where a date rule is expected, <c>2024-11-01</c> or 2024年11月1日: the fixed date, the day included.</summary>
internal static partial class TypedDay
{
    public static Result<DateRule> Read(string text, string path) =>
        DayOf(text.Trim()) is { } date
            ? Result.Success<DateRule>(new FixedDateRule { Date = date })
            : Result.Failure<DateRule>(CalendarError.Of(CalendarErrorCodes.BadJson, path, TextId.ErrorNotRule, text));

    private static LocalDate? DayOf(string text)
    {
        if (Chinese().Match(text) is { Success: true } match)
            text = $"{match.Groups["year"]}-{Two(match, "month")}-{Two(match, "day")}";
        return PlannableDays.TryRead(text, out var date) ? date : null;
    }

    private static string Two(Match match, string name) =>
        int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture).ToString("00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$", RegexOptions.ExplicitCapture)]
    private static partial Regex Chinese();
}
