using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Tests.Proving;

/// <summary>The days from <paramref name="origin"/> on that a random schedule lies in.</summary>
internal sealed class RandomTime(LocalDate origin, int last)
{
    private static readonly WorkingCalendar Calendar = CalendarBook.Official.For("cn").Value;
    private static readonly DateResolver Resolver = new(CalendarBook.Official);
    private readonly bool[] isWorked =
    [
        .. Enumerable.Range(0, last + 1).Select(day => Calendar.IsWorkingDay(origin.PlusDays(day))),
    ];

    public int Last => last;

    public int Resolve(DateRule rule, int anchor) =>
        Period.DaysBetween(
            origin,
            Resolver.FindDue(rule, new Dictionary<string, LocalDate> { ["a"] = origin.PlusDays(anchor) }).Value.Date
        );

    /// <summary>Walks from one day to another, both included.</summary>
    public int WorkingDays(int from, int through)
    {
        var count = 0;
        for (var day = from; day <= through; day++)
            count += isWorked[day] ? 1 : 0;
        return count;
    }
}
