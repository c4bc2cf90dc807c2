using NodaTime;

namespace Orchestrator.Calendars.Tests;

public class When_counting_beyond_the_calendar
{
    [Fact]
    public void The_official_data_say_how_far_they_reach()
    {
        Given.Iso(Given.National.ValidFrom).ShouldBe("2023-01-01");
        Given.Iso(Given.National.ValidThrough).ShouldBe("2026-12-31");
        Given.Iso(Given.Guangxi.ValidThrough).ShouldBe("2025-12-31");
        Given.Guangxi.Version.ShouldBe("cn-gx-2025.1+cn-2026.1");
    }

    [Fact]
    public void The_answer_is_provisional_and_each_line_says_why()
    {
        var sum = Given.National.Add(Given.Day("2026-12-30"), 3).Value;

        sum.Provisional.ShouldBeTrue();
        Given.Iso(sum.Result).ShouldBe("2027-01-05");
        sum.Steps[0].ToString().ShouldBe("2026-12-31 星期四 工作日，计入");
        sum.Steps[1].ToString().ShouldBe("2027-01-01 星期五 元旦，法定放假，不计（《全国年节及纪念日放假办法》）");
        sum.Steps[^1]
            .ToString()
            .ShouldBe(
                "2027-01-05 星期二 按周一至周五估计为工作日，计入（暂定：全国2027年放假安排未导入，补休、连休和调休上班日未知，日历有效期为2023-01-01至2026-12-31）"
            );
        sum.Steps.Where(step => step.Provisional).Select(step => step.Date.Year).Distinct().ShouldBe([2027]);
    }

    [Theory]
    [InlineData("2026-12-30", 1, false)]
    [InlineData("2026-12-31", 1, true)]
    [InlineData("2027-01-01", -1, false)]
    [InlineData("2027-01-05", -1, true)]
    [InlineData("2023-01-04", -1, false)]
    [InlineData("2023-01-03", -1, true)]
    public void Only_days_looked_at_make_it_provisional(string start, int n, bool provisional) =>
        Given.National.Find(Given.Day(start), n).Value.Provisional.ShouldBe(provisional);

    [Fact]
    public void Guangxi_in_2026_keeps_the_national_days_but_is_provisional()
    {
        var sum = Given.Guangxi.Add(Given.Day("2026-02-13"), 5).Value;

        Given.Iso(sum.Result).ShouldBe("2026-02-27");
        sum.Provisional.ShouldBeTrue();
        sum.Steps[0].ReasonZh.ShouldContain("广西2026年放假安排未导入");
        sum.Steps[0].ReasonZh.ShouldContain("国办发明电〔2025〕7号");
    }

    [Fact]
    public void Weekends_are_estimated_as_well()
    {
        var fact = Given.National.Describe(new LocalDate(2030, 1, 5));
        fact.IsWorkingDay.ShouldBeFalse();
        fact.Provisional.ShouldBeTrue();
        fact.ReasonZh.ShouldBe("星期六 按周六、周日估计为休息日");
    }
}
