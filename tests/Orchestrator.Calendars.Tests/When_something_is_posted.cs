namespace Orchestrator.Calendars.Tests;

public class When_something_is_posted
{
    [Theory]
    [InlineData("2024-10-08", "2024-10-14")]
    [InlineData("2024-10-25", "2024-11-01")]
    [InlineData("2024-10-23", "2024-10-30")]
    [InlineData("2024-10-21", "2024-10-28")]
    [InlineData("2024-10-17", "2024-10-24")]
    [InlineData("2024-12-24", "2024-12-31")]
    [InlineData("2024-12-31", "2025-01-08")]
    [InlineData("2023-09-18", "2023-09-25")]
    [InlineData("2023-09-27", "2023-10-10")]
    [InlineData("2023-12-29", "2024-01-08")]
    [InlineData("2023-12-31", "2024-01-08")]
    [InlineData("2023-10-24", "2023-10-31")]
    [InlineData("2024-11-29", "2024-12-06")]
    [InlineData("2024-12-02", "2024-12-09")]
    [InlineData("2024-11-11", "2024-11-18")]
    [InlineData("2024-09-13", "2024-09-23")]
    [InlineData("2024-09-19", "2024-09-26")]
    public void The_publicity_ends_with_the_fifth_working_day_after(string posted, string last)
    {
        var due = Given.Due("""{"kind":"publicity","anchor":"posted","workingDays":5}""", "posted", posted);
        Given.Iso(due.Date).ShouldBe(last);
        due.GateOpens.ShouldBe(ChinaTime.At(due.Date.PlusDays(1), DeadlineTime.StartOfDay));
        due.GateOpens.ShouldBe(due.Due);
    }

    [Fact]
    public void The_posting_day_is_not_counted_and_the_gate_opens_at_midnight()
    {
        const string json = """{"kind":"publicity","anchor":"posted","workingDays":5}""";
        var due = Given.Due(json, "posted", "2024-10-08");

        Given.Iso(due.FirstDay!.Value).ShouldBe("2024-10-09");
        due.GateOpens.ShouldBe(Given.ShanghaiInstant("2024-10-15 00:00"));
        due.Proof.ExplanationZh.ShouldStartWith(
            "公示于2024-10-08发布，发布当日不计，首个公示日为2024-10-09（星期三）；公示期不少于5个工作日，至2024-10-14（星期一）24时届满，自2024-10-15零时起方可办理下一环节。"
        );
        var gate = Given.Resolver.ResolveOpening(Given.Rule(json), Given.Anchor("posted", "2024-10-08")).Value;
        gate.Opens.ShouldBe(Given.ShanghaiInstant("2024-10-15 00:00"));
    }

    [Fact]
    public void The_first_day_is_a_working_day_even_before_a_holiday() =>
        Given
            .Iso(
                Given
                    .Due("""{"kind":"publicity","anchor":"posted","workingDays":5}""", "posted", "2024-09-30")
                    .FirstDay!.Value
            )
            .ShouldBe("2024-10-08");

    [Fact]
    public void A_rule_may_count_the_posting_day_when_it_is_a_working_day()
    {
        const string json = """{"kind":"publicity","anchor":"posted","workingDays":5,"countPostingDay":true}""";
        Given.Iso(Given.Due(json, "posted", "2024-10-08").Date).ShouldBe("2024-10-12");
        Given.Iso(Given.Due(json, "posted", "2024-10-13").Date).ShouldBe("2024-10-18");
    }

    [Fact]
    public void Across_the_end_of_the_calendar_it_is_provisional() =>
        Given
            .Due("""{"kind":"publicity","anchor":"posted","workingDays":5}""", "posted", "2026-12-29")
            .Provisional.ShouldBeTrue();
}
