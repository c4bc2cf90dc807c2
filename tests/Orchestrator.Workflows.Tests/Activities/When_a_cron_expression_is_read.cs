using NodaTime;
using Orchestrator.Workflows.Activities.BuiltIn;

namespace Orchestrator.Workflows.Tests.Activities;

public sealed class When_a_cron_expression_is_read
{
    private static readonly DateTimeZone China = DateTimeZone.ForOffset(Offset.FromHours(8));

    [Fact]
    public void Ten_thousand_random_expressions_occur_when_every_field_allows_it_and_nothing_between_is_skipped()
    {
        const int Years = 12;
        var occurring = 0;
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            var cron = RandomCron.Of(random);
            var after = new LocalDateTime(2024, 1, 1, 0, 0).PlusSeconds(random.Next(6 * 366 * 86_400));
            var until = after.Date.PlusYears(Years);

            var expected = cron.Next(after, until);
            var next = CronTimes
                .Next(CronTimes.Parse(cron.Text), after.InZoneStrictly(China).ToInstant())
                ?.InZone(China)
                .LocalDateTime;

            if (next is null || next.Value.Date < until)
                next.ShouldBe(expected, $"{cron.Text} after {after}, seed {seed}");
            else
                expected.ShouldBeNull($"{cron.Text} after {after}, seed {seed}");
            occurring += expected is null ? 0 : 1;
        }

        occurring.ShouldBeGreaterThan(8_000, "an expression that never occurs shows little");
    }

    /// <summary>Both day fields must hold, as Elsa's parser has it; <c>L</c>, <c>W</c>, <c>#</c> work. By hand, from a calendar.</summary>
    [Theory]
    [InlineData("0 0 9 13 * FRI", "2024-01-01", "2024-09-13", "2024-12-13", "2025-06-13")]
    [InlineData("0 0 9 L * *", "2024-01-31", "2024-01-31", "2024-02-29", "2024-03-31")]
    [InlineData("0 0 9 15W * *", "2024-06-01", "2024-06-14", "2024-07-15", "2024-08-15")]
    [InlineData("0 0 9 LW * *", "2024-03-01", "2024-03-29", "2024-04-30", "2024-05-31")]
    [InlineData("0 0 9 * * MON#2", "2024-01-01", "2024-01-08", "2024-02-12", "2024-03-11")]
    [InlineData("0 0 9 * * 5L", "2024-01-01", "2024-01-26", "2024-02-23", "2024-03-29")]
    public void Days_are_those_of_the_calendar(string text, string after, params string[] days)
    {
        var next = NodaTime.Text.LocalDatePattern.Iso.Parse(after).Value.AtStartOfDayInZone(China).ToInstant();
        foreach (var day in days)
        {
            next = CronTimes.Next(CronTimes.Parse(text), next).ShouldNotBeNull();
            next.InZone(China).LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", null).ShouldBe(day + " 09:00:00", text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 0 9")]
    [InlineData("0 0 9 13 * FRI 2024")]
    [InlineData("0 60 9 * * *")]
    [InlineData("0 0 9 32 * *")]
    [InlineData("0 0 9 * * MON#6")]
    [InlineData("0 0 9 * SMARCH *")]
    public void What_is_none_is_refused(string text) => Should.Throw<FormatException>(() => CronTimes.Parse(text));

    [Fact]
    public void A_day_that_does_not_exist_never_comes() =>
        CronTimes.Next(CronTimes.Parse("0 0 9 30 2 *"), Instant.FromUtc(2024, 1, 1, 0, 0)).ShouldBeNull();
}
