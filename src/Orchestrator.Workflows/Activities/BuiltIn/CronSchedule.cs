using System.Globalization;
using NodaTime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A cron expression of five fields, or six with seconds first: <c>*</c>, lists, ranges, steps, names of months and days, <c>?</c>.</summary>
internal sealed class CronSchedule
{
    private static readonly DateTimeZone China = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly (string Name, int Least, int Most)[] Fields =
        [("Seconds", 0, 59), ("Minutes", 0, 59), ("Hours", 0, 23), ("Days of month", 1, 31), ("Months", 1, 12), ("Days of week", 0, 7)];

    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[][] _allowed;
    private readonly bool _anyDayOfMonth;
    private readonly bool _anyDayOfWeek;

    private CronSchedule(bool[][] allowed, bool anyDayOfMonth, bool anyDayOfWeek)
    {
        _allowed = allowed;
        _anyDayOfMonth = anyDayOfMonth;
        _anyDayOfWeek = anyDayOfWeek;
    }

    /// <summary>Throws <see cref="FormatException"/> that says which field is wrong and what it may be.</summary>
    public static CronSchedule Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 5)
            parts = ["0", .. parts];
        if (parts.Length != Fields.Length)
            throw new FormatException("The given cron expression has an invalid format. It needs 5 fields, or 6 with seconds first.");
        var allowed = parts.Select((x, i) => Field(x, Fields[i])).ToArray();
        allowed[5][0] |= allowed[5][7];
        return new CronSchedule(allowed, parts[3] is "*" or "?", parts[5] is "*" or "?");
    }

    /// <summary>The first occurrence after an instant, by the civil time of Asia/Shanghai; null when there is none within 30 years.</summary>
    public Instant? Next(Instant after)
    {
        var local = after.InZone(China).LocalDateTime.With(TimeAdjusters.TruncateToSecond).PlusSeconds(1);
        var last = local.Date.PlusYears(30);
        for (var date = local.Date; date <= last; date = date.PlusDays(1))
        {
            if (!_allowed[4][date.Month] || !Matches(date))
                continue;
            var from = date == local.Date ? local.TimeOfDay : LocalTime.Midnight;
            if (FirstTime(from) is { } time)
                return date.At(time).InZoneLeniently(China).ToInstant();
        }

        return null;
    }

    private LocalTime? FirstTime(LocalTime from)
    {
        for (var hour = from.Hour; hour < 24; hour++)
        {
            if (!_allowed[2][hour])
                continue;
            for (var minute = hour == from.Hour ? from.Minute : 0; minute < 60; minute++)
            {
                if (!_allowed[1][minute])
                    continue;
                for (var second = hour == from.Hour && minute == from.Minute ? from.Second : 0; second < 60; second++)
                {
                    if (_allowed[0][second])
                        return new LocalTime(hour, minute, second);
                }
            }
        }

        return null;
    }

    // As every cron: when both day fields are restricted, either suffices.
    private bool Matches(LocalDate date)
    {
        var byMonth = _allowed[3][date.Day];
        var byWeek = _allowed[5][(int)date.DayOfWeek % 7];
        return _anyDayOfMonth || _anyDayOfWeek ? byMonth && byWeek : byMonth || byWeek;
    }

    private static bool[] Field(string text, (string Name, int Least, int Most) field)
    {
        var allowed = new bool[field.Most + 1];
        foreach (var item in text.Split(','))
        {
            var slash = item.Split('/', 2);
            var step = slash.Length == 2 ? Number(slash[1], field, anything: true) : 1;
            if (step < 1)
                throw Invalid(field);
            var range = slash[0].Split('-', 2);
            var first = slash[0] is "*" or "?" ? field.Least : Number(range[0], field);
            var last = slash[0] is "*" or "?" || (slash.Length == 2 && range.Length == 1) ? field.Most
                : range.Length == 2 ? Number(range[1], field) : first;
            if (first > last)
                throw Invalid(field);
            for (var value = first; value <= last; value += step)
                allowed[value] = true;
        }

        return allowed;
    }

    private static int Number(string text, (string Name, int Least, int Most) field, bool anything = false)
    {
        var names = field.Name switch { "Months" => MonthNames, "Days of week" => DayNames, _ => [] };
        var named = Array.FindIndex(names, x => x.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
            return named + field.Least;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (anything || (number >= field.Least && number <= field.Most))
            ? number
            : throw Invalid(field);
    }

    private static FormatException Invalid((string Name, int Least, int Most) field) =>
        new($"The given cron expression has an invalid format. {field.Name}: Value must be a number between {field.Least} and {field.Most} (all inclusive).");
}
