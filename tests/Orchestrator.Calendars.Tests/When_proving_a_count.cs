namespace Orchestrator.Calendars.Tests;

public class When_proving_a_count
{
    [Fact]
    public void Each_day_says_why_it_counts_and_by_which_document()
    {
        var sum = Given.National.Add(Given.Day("2024-10-08"), 5).Value;

        sum.Steps.Select(step => step.ToString())
            .ShouldBe([
                "2024-10-09 星期三 工作日，计入",
                "2024-10-10 星期四 工作日，计入",
                "2024-10-11 星期五 工作日，计入",
                "2024-10-12 星期六 国庆节调休上班，计入（国办发明电〔2023〕7号）",
                "2024-10-13 星期日 周末休息，不计",
                "2024-10-14 星期一 工作日，计入",
            ]);
        sum.Steps[3]
            .ReasonEn.ShouldBe("Saturday, make-up working day for National Day: counted (国办发明电〔2023〕7号)");
    }

    [Fact]
    public void Holidays_are_named_with_their_notice()
    {
        var steps = Given.National.Add(Given.Day("2024-10-08"), -1).Value.Steps;
        steps[0].ToString().ShouldBe("2024-10-07 星期一 国庆节放假，不计（国办发明电〔2023〕7号）");
        steps[^1].ToString().ShouldBe("2024-09-30 星期一 工作日，计入");
    }

    [Fact]
    public void A_regional_day_off_over_a_national_make_up_day_says_so()
    {
        var fact = Given.Guangxi.Describe(Given.Day("2023-04-23"));
        fact.Kind.ShouldBe(DayKind.RegionalHoliday);
        fact.ReasonZh.ShouldBe("星期日 壮族三月三放假（地方规定，全国调休上班日在本地区放假）");
        fact.DocumentNo.ShouldBe("广西壮族自治区人民政府令第98号");
        Given.National.Describe(Given.Day("2023-04-23")).Kind.ShouldBe(DayKind.MakeUpDay);
    }

    [Fact]
    public void As_many_days_are_counted_as_were_asked_for_and_the_start_is_not_among_them()
    {
        foreach (var n in new[] { 1, 7, 250, -1, -7, -250, 4000, -4000 })
        {
            var sum = Given.National.Add(Given.Day("2024-10-12"), n).Value;
            sum.Steps.Count(step => step.Counted).ShouldBe(Math.Abs(n));
            sum.Steps.ShouldNotContain(step => step.Date == sum.Start);
            sum.Steps[^1].Date.ShouldBe(sum.Result);
        }
    }

    [Fact]
    public void Every_kind_of_day_is_described()
    {
        Given.National.Describe(Given.Day("2024-10-09")).Kind.ShouldBe(DayKind.WorkingDay);
        Given.National.Describe(Given.Day("2024-10-13")).Kind.ShouldBe(DayKind.Weekend);
        Given.National.Describe(Given.Day("2022-12-31")).HolidayName.ShouldBe("元旦");
        Given
            .National.Describe(Given.Day("2025-10-06"))
            .Reason.English.ShouldBe("Monday, day off for National Day and Mid-Autumn Festival");
        Given.Guangxi.Describe(Given.Day("2024-10-12")).DocumentNo.ShouldBe("国办发明电〔2023〕7号");
    }
}
