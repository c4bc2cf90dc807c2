using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Orchestrator.Calendars.Tests;

/// <summary>Properties that hold for every start and number, in and around the official data.</summary>
public class When_any_date_is_counted
{
    private static readonly LocalDate First = new(2021, 1, 1);
    private static readonly Arbitrary<(int Offset, int N)> Cases = Gen.Two(Gen.Choose(0, 2900))
        .Select(pair => (pair.Item1, pair.Item2 % 401))
        .SelectMany(pair => Gen.Elements((pair.Item1, pair.Item2 + 1), (pair.Item1, -pair.Item2 - 1)))
        .ToArbitrary();

    private static void ForAll(Func<WorkingCalendar, LocalDate, int, bool> holds) =>
        Prop.ForAll(Cases, each =>
                new[] { Given.National, Given.Guangxi }.All(calendar =>
                    holds(calendar, First.PlusDays(each.Offset), each.N)
                )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void There_and_back_is_the_same_working_day() =>
        ForAll(
            (calendar, start, number) =>
                !calendar.IsWorkingDay(start)
                || calendar.Find(calendar.Find(start, number).Value.Date, -number).Value.Date == start
        );

    [Fact]
    public void A_slow_walk_over_the_days_gives_the_same() =>
        ForAll(
            (calendar, start, number) =>
            {
                var (date, left) = (start, Math.Abs(number));
                while (left > 0)
                {
                    date = date.PlusDays(Math.Sign(number));
                    left -= calendar.Describe(date).IsWorkingDay ? 1 : 0;
                }

                return calendar.Find(start, number).Value.Date == date;
            }
        );

    [Fact]
    public void More_days_lead_further_and_later_starts_never_lead_earlier() =>
        ForAll(
            (calendar, start, number) =>
                calendar.Find(start, Math.Abs(number)).Value.Date
                    < calendar.Find(start, Math.Abs(number) + 1).Value.Date
                && calendar.Find(start, number).Value.Date <= calendar.Find(start.PlusDays(1), number).Value.Date
        );

    [Fact]
    public void The_count_between_agrees_with_the_sum() =>
        ForAll(
            (calendar, start, number) =>
                calendar.CountBetween(start.PlusDays(1), calendar.Find(start, Math.Abs(number)).Value.Date).Value.Days
                == Math.Abs(number)
        );

    [Fact]
    public void The_proof_agrees_with_the_quick_answer() =>
        ForAll(
            (calendar, start, number) =>
            {
                var (sum, quick) = (calendar.Add(start, number).Value, calendar.Find(start, number).Value);
                return sum.Result == quick.Date
                    && sum.Provisional == quick.Provisional
                    && sum.Provisional == sum.Steps.Any(step => step.Provisional);
            }
        );

    [Fact]
    public void A_publicity_always_stands_for_as_many_whole_working_days() =>
        ForAll(
            (calendar, start, number) =>
            {
                var rule = new PublicityRule
                {
                    Anchor = "posted",
                    WorkingDays = Math.Abs(number),
                    Region = calendar.Region,
                };
                var due = Given.Resolver.FindDue(rule, new Dictionary<string, LocalDate> { ["posted"] = start }).Value;
                return calendar.CountBetween(start.PlusDays(1), due.Date).Value.Days >= Math.Abs(number)
                    && due.Due == ChinaTime.At(due.Date.PlusDays(1), DeadlineTime.StartOfDay);
            }
        );
}
