using NodaTime;

namespace Orchestrator.Workflows.Tests.Activities;

/// <summary>A random cron expression, and what each of its fields allows: said by whoever wrote it, parsed by nobody.</summary>
internal sealed record RandomCron(
    string Text,
    Func<int, bool> Second,
    Func<int, bool> Minute,
    Func<int, bool> Hour,
    Func<LocalDate, bool> DayOfMonth,
    Func<int, bool> Month,
    Func<LocalDate, bool> DayOfWeek
)
{
    private static readonly string[] Months =
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public static RandomCron Of(Random random)
    {
        var seconds = random.Next(2) == 0;
        var (second, isSecond) = seconds ? Number(random, 0, 59) : ("0", number => number == 0);
        var (minute, isMinute) = Number(random, 0, 59);
        var (hour, isHour) = Number(random, 0, 23);
        var (day, isDay) = InMonth(random);
        var (month, isMonth) = random.Next(3) == 0 ? ("*", _ => true) : Named(random, Months, 1);
        var (week, isWeek) = InWeek(random);
        var text = string.Join(' ', [.. seconds ? [second] : Array.Empty<string>(), minute, hour, day, month, week]);
        return new RandomCron(text, isSecond, isMinute, isHour, isDay, isMonth, isWeek);
    }

    /// <summary>
    /// The first second after a local time that every field allows, looked for day by day, minute by minute; null
    /// before the day given.
    /// </summary>
    public LocalDateTime? Next(LocalDateTime after, LocalDate until)
    {
        var from = after.PlusSeconds(1);
        for (var date = from.Date; date < until; date = date.PlusDays(1))
        {
            if (!Month(date.Month) || !DayOfMonth(date) || !DayOfWeek(date))
                continue;
            for (var at = date == from.Date ? from : date.AtMidnight(); at.Date == date; )
            {
                if (!Hour(at.Hour) || !Minute(at.Minute))
                    at = at.With(TimeAdjusters.TruncateToMinute).PlusMinutes(1);
                else if (!Second(at.Second))
                    at = at.PlusSeconds(1);
                else
                    return at;
            }
        }

        return null;
    }

    private static (string Text, Func<int, bool> Allows) Number(Random random, int least, int most)
    {
        var (a, b, step) = (random.Next(least, most + 1), random.Next(least, most + 1), random.Next(1, 12));
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        return random.Next(6) switch
        {
            0 => ("*", _ => true),
            1 => ($"*/{step}", number => (number - least) % step == 0),
            2 => ($"{low}-{high}", number => number >= low && number <= high),
            3 => ($"{low}-{high}/{step}", number => number >= low && number <= high && (number - low) % step == 0),
            4 => ($"{low}/{step}", number => number >= low && (number - low) % step == 0),
            _ => ($"{a},{b}", number => number == a || number == b),
        };
    }

    private static (string Text, Func<int, bool> Allows) Named(Random random, string[] names, int first)
    {
        var (a, b) = (random.Next(names.Length), random.Next(names.Length));
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        return random.Next(3) switch
        {
            0 => (names[a], number => number == a + first),
            1 => ($"{names[low]}-{high + first}", number => number >= low + first && number <= high + first),
            _ => ($"{a + first},{names[b]}", number => number == a + first || number == b + first),
        };
    }

    private static (string Text, Func<LocalDate, bool> Allows) InMonth(Random random)
    {
        var (number, back) = (random.Next(1, 32), random.Next(1, 28));
        switch (random.Next(8))
        {
            case 0:
                return ("*", _ => true);
            case 1:
                return ("?", _ => true);
            case 2:
                return ("L", date => date.Day == Last(date));
            case 3:
                return ($"L-{back}", date => date.Day == Last(date) - back);
            case 4:
                return ("LW", date => date == Weekday(date, Last(date)));
            case 5:
                return ($"{number}W", date => number <= Last(date) && date == Weekday(date, number));
            default:
                var (text, allows) = Number(random, 1, 31);
                return (text, date => allows(date.Day));
        }
    }

    private static (string Text, Func<LocalDate, bool> Allows) InWeek(Random random)
    {
        var (day, turn) = (random.Next(7), random.Next(1, 6));
        switch (random.Next(6))
        {
            case 0:
                return ("*", _ => true);
            case 1:
                return ("?", _ => true);
            case 2:
                return ($"{day}L", date => Of(date) == day && date.Day > Last(date) - 7);
            case 3:
                return ($"{Days[day]}#{turn}", date => Of(date) == day && (date.Day + 6) / 7 == turn);
            case 4:
                return ("7", date => Of(date) == 0);
            default:
                var (text, allows) = Named(random, Days, 0);
                return (text, date => allows(Of(date)));
        }
    }

    private static int Of(LocalDate date) => (int)date.DayOfWeek % 7;

    private static int Last(LocalDate date) => date.Calendar.GetDaysInMonth(date.Year, date.Month);

    // The working day, by the week alone, that is nearest to a day and in the same month.
    private static LocalDate Weekday(LocalDate month, int day)
    {
        var date = new LocalDate(month.Year, month.Month, day);
        return date.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => day == 1 ? date.PlusDays(2) : date.PlusDays(-1),
            IsoDayOfWeek.Sunday => day == Last(date) ? date.PlusDays(-2) : date.PlusDays(1),
            _ => date,
        };
    }
}
