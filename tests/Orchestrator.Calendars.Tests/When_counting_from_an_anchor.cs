using NodaTime;

namespace Orchestrator.Calendars.Tests;

/// <summary>The computed dates of the five cities' schedules.</summary>
public class When_counting_from_an_anchor
{
    [Theory]
    // Tianjin: plan and draw seven calendar days before the meeting.
    [InlineData("""{"kind":"before","anchor":"a","amount":7,"unit":"days"}""", "2024-12-16", "2024-12-09")]
    [InlineData("""{"kind":"before","anchor":"a","amount":7,"unit":"days"}""", "2024-12-31", "2024-12-24")]
    [InlineData("""{"kind":"before","anchor":"a","amount":7,"unit":"days"}""", "2023-12-01", "2023-11-24")]
    [InlineData(
        """{"kind":"before","anchor":"a","amount":7,"unit":"days","clearDays":true}""",
        "2024-12-17",
        "2024-12-09"
    )]
    // Tianjin: the plan is filed five working days before it is published; the employer submits R working days before.
    [InlineData("""{"kind":"before","anchor":"a","amount":5,"unit":"workingDays"}""", "2024-09-25", "2024-09-18")]
    [InlineData("""{"kind":"before","anchor":"a","amount":1,"unit":"workingDays"}""", "2024-11-01", "2024-10-31")]
    [InlineData("""{"kind":"before","anchor":"a","amount":3,"unit":"workingDays"}""", "2024-11-01", "2024-10-29")]
    [InlineData("""{"kind":"before","anchor":"a","amount":5,"unit":"workingDays"}""", "2024-11-01", "2024-10-25")]
    [InlineData("""{"kind":"before","anchor":"a","amount":3,"unit":"workingDays"}""", "2023-11-06", "2023-11-01")]
    [InlineData("""{"kind":"before","anchor":"a","amount":5,"unit":"workingDays"}""", "2023-11-06", "2023-10-30")]
    // Liuzhou: two working days before another committee's cut-off; 29 September is a make-up Sunday.
    [InlineData(
        """{"kind":"before","anchor":"a","amount":2,"unit":"workingDays","region":"cn-gx"}""",
        "2024-09-30",
        "2024-09-27"
    )]
    [InlineData(
        """{"kind":"before","anchor":"a","amount":2,"unit":"workingDays","region":"cn-gx"}""",
        "2024-10-08",
        "2024-09-29"
    )]
    [InlineData(
        """{"kind":"before","anchor":"a","amount":5,"unit":"workingDays","region":"cn-gx"}""",
        "2024-10-08",
        "2024-09-25"
    )]
    [InlineData(
        """{"kind":"before","anchor":"a","amount":5,"unit":"workingDays","region":"cn-gx"}""",
        "2024-11-04",
        "2024-10-28"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":5,"unit":"workingDays","region":"cn-gx"}""",
        "2024-11-18",
        "2024-11-25"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":5,"unit":"workingDays","region":"cn-gx"}""",
        "2024-12-02",
        "2024-12-09"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":1,"unit":"months","region":"cn-gx"}""",
        "2024-11-20",
        "2024-12-20"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":1,"unit":"months","region":"cn-gx"}""",
        "2024-11-29",
        "2024-12-30"
    )]
    // A spring step in Liuzhou meets 壮族三月三.
    [InlineData(
        """{"kind":"after","anchor":"a","amount":2,"unit":"workingDays","region":"cn-gx"}""",
        "2024-04-10",
        "2024-04-16"
    )]
    // Xianning: results posted within three, report within five working days; 14 September is a make-up Saturday.
    [InlineData("""{"kind":"after","anchor":"a","amount":3,"unit":"workingDays"}""", "2024-09-13", "2024-09-19")]
    [InlineData("""{"kind":"after","anchor":"a","amount":1,"unit":"workingDays"}""", "2024-09-13", "2024-09-14")]
    [InlineData("""{"kind":"after","anchor":"a","amount":5,"unit":"workingDays"}""", "2024-09-13", "2024-09-23")]
    [InlineData("""{"kind":"after","anchor":"a","amount":7,"unit":"workingDays"}""", "2024-04-22", "2024-04-30")]
    // Periods in days and months by the Civil Code.
    [InlineData("""{"kind":"after","anchor":"a","amount":1,"unit":"months"}""", "2024-01-31", "2024-02-29")]
    [InlineData("""{"kind":"after","anchor":"a","amount":15,"unit":"days"}""", "2024-09-16", "2024-10-08")]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":15,"unit":"days","roll":"none"}""",
        "2024-09-16",
        "2024-10-01"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":5,"unit":"workingDays","countTriggerDay":true}""",
        "2024-10-08",
        "2024-10-12"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":5,"unit":"workingDays","countTriggerDay":true}""",
        "2024-10-06",
        "2024-10-12"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":10,"unit":"days","countTriggerDay":true}""",
        "2024-10-08",
        "2024-10-17"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":1,"unit":"months","countTriggerDay":true}""",
        "2024-03-01",
        "2024-04-01"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":1,"unit":"months","countTriggerDay":true}""",
        "2024-01-31",
        "2024-02-29"
    )]
    [InlineData(
        """{"kind":"after","anchor":"a","amount":1,"unit":"months","countTriggerDay":true}""",
        "2024-05-08",
        "2024-06-07"
    )]
    [InlineData("""{"kind":"before","anchor":"a","amount":1,"unit":"months"}""", "2024-03-31", "2024-02-29")]
    [InlineData("""{"kind":"before","anchor":"a","amount":7,"unit":"days"}""", "2024-10-08", "2024-09-30")]
    [InlineData("""{"kind":"on","anchor":"a"}""", "2024-10-08", "2024-10-08")]
    public void The_schedules_dates_come_out(string json, string anchor, string expected)
    {
        var due = Given.Due(json, "a", anchor);
        Given.Iso(due.Date).ShouldBe(expected);
        var quick = Given.Resolver.FindDue(Given.Rule(json), Given.Anchor("a", anchor)).Value;
        (quick.Date, quick.Due, quick.EffectiveDate, quick.Provisional).ShouldBe(
            (due.Date, due.Due, due.EffectiveDate, due.Provisional)
        );
    }

    [Fact]
    public void A_month_that_ends_on_a_Sunday_rolls_to_Monday_and_the_proof_says_so()
    {
        var due = Given.Due(
            """{"kind":"after","anchor":"published","amount":1,"unit":"months","region":"cn-gx"}""",
            "published",
            "2024-11-29"
        );

        due.Proof.Steps.Select(step => step.ToString())
            .ShouldBe([
                "2024-11-29 星期五 工作日，结果公布当日，不计入",
                "2024-12-29 星期日 周末休息，到期月的对应日（没有对应日的为月末日）",
                "2024-12-30 星期一 工作日，调整后的最后一日",
            ]);
        due.Proof.ExplanationZh.ShouldContain("民法典第二百零二条");
        due.Proof.ExplanationZh.ShouldContain(
            "2024-12-29（星期日）为休息日，顺延至其后第一个工作日2024-12-30（星期一）（民法典第二百零三条）"
        );
        due.Proof.Conventions.ShouldBe(["C11", "C13", "C3", "C14"]);
        due.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_day_of_the_event_is_in_the_proof_but_not_counted()
    {
        var due = Given.Due(
            """{"kind":"before","anchor":"cutoff","amount":2,"unit":"workingDays"}""",
            "cutoff",
            "2024-10-08"
        );
        due.Proof.Steps[0].ToString().ShouldBe("2024-10-08 星期二 工作日，截止接收材料当日，不计入");
        due.Proof.Steps[^1].ToString().ShouldBe("2024-09-29 星期日 国庆节调休上班，计入（国办发明电〔2023〕7号）");
        due.Proof.Steps.Count(step => step.Counted).ShouldBe(2);
    }

    [Theory]
    [InlineData("", "2024-09-10", "2024-09-03", "2024-09-03")]
    [InlineData("", "2024-09-02", "2024-08-26", "2024-08-26")]
    [InlineData(",\"reading\":\"both\"", "2024-10-10", "2024-09-27", "2024-09-27")]
    [InlineData(",\"reading\":\"window\"", "2024-09-10", "2024-09-03", "2024-09-09")]
    [InlineData(",\"reading\":\"atLeast\"", "2024-09-10", null, "2024-09-03")]
    public void Within_the_working_days_before_is_the_day_that_satisfies_every_reading(
        string reading,
        string meeting,
        string? first,
        string last
    )
    {
        var json = $$"""{"kind":"withinBefore","anchor":"meeting","workingDays":5{{reading}}}""";
        var due = Given.Due(json, "meeting", meeting);

        Given.Iso(due.Date).ShouldBe(last);
        due.WindowOpens.ShouldBe(first is null ? null : Given.ShanghaiInstant(first + " 00:00"));
        due.Warnings.Any(warning => warning.Code == DateWarningCodes.TwoReadings)
            .ShouldBe(reading.Contains("window", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_anchor_or_region_is_named()
    {
        var rule = Given.Rule("""{"kind":"after","anchor":"meeting","amount":3,"unit":"days"}""");
        var error = Given.Resolver.ResolveDue(rule, Given.NoAnchors).Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(CalendarErrorCodes.UnknownAnchor);
        error.Message.Chinese.ShouldContain("meeting");
        Given
            .Resolver.FindDue(rule with { Region = "cn-xx" }, Given.Anchor("meeting", "2024-09-10"))
            .Errors[0]
            .Code.ShouldBe(CalendarErrorCodes.UnknownCalendar);
    }

    [Fact]
    public void Rules_made_in_code_are_judged_like_rules_that_are_read()
    {
        var anchors = Given.Anchor("a", "2024-09-10");
        DateRule[] absurd =
        [
            new BeforeRule
            {
                Anchor = "a",
                Amount = 0,
                Unit = OffsetUnit.Days,
            },
            new BeforeRule
            {
                Anchor = "a",
                Amount = int.MaxValue,
                Unit = OffsetUnit.Months,
            },
            new BeforeRule
            {
                Anchor = "a",
                Amount = 3,
                Unit = OffsetUnit.Months,
                ClearDays = true,
            },
            new AfterRule
            {
                Anchor = "a",
                Amount = int.MinValue,
                Unit = OffsetUnit.WorkingDays,
            },
            new PublicityRule { Anchor = "a", WorkingDays = 0 },
            new PublicityRule
            {
                Anchor = "a",
                WorkingDays = 5,
                Roll = DateRoll.Next,
            },
            new WithinBeforeRule { Anchor = "a", WorkingDays = -5 },
            new MonthEndRule { Year = 2024, Month = 13 },
            new TenDayPeriodRule
            {
                Year = 0,
                Month = 1,
                Period = TenDayPeriod.First,
            },
            new TenDayPeriodRule
            {
                Year = 2024,
                Month = 1,
                Period = TenDayPeriod.First,
                Reading = TenDayReading.Middle,
            },
            new FixedDateRule { Date = LocalDate.MaxIsoValue },
            new FixedDateRule { Date = LocalDate.MinIsoValue, Inclusive = false },
        ];
        foreach (var rule in absurd)
        {
            Given.Resolver.ResolveDue(rule, anchors).IsSuccess.ShouldBeFalse(rule.ToString());
            Given.Resolver.FindDue(rule, anchors).IsSuccess.ShouldBeFalse(rule.ToString());
            Given.Resolver.ResolveOpening(rule, anchors).IsSuccess.ShouldBeFalse(rule.ToString());
        }
    }

    [Fact]
    public void Anchors_at_the_edge_of_time_are_refused_and_not_thrown()
    {
        foreach (var unit in Enum.GetValues<OffsetUnit>())
        {
            foreach (
                var edge in new[] { LocalDate.MinIsoValue, LocalDate.MaxIsoValue, new(9998, 12, 31), new(2, 1, 1) }
            )
            {
                var anchors = new Dictionary<string, LocalDate> { ["a"] = edge };
                var before = Given.Resolver.ResolveDue(
                    new BeforeRule
                    {
                        Anchor = "a",
                        Amount = 1200,
                        Unit = unit,
                    },
                    anchors
                );
                var after = Given.Resolver.ResolveDue(
                    new AfterRule
                    {
                        Anchor = "a",
                        Amount = 1200,
                        Unit = unit,
                    },
                    anchors
                );
                (before.IsSuccess && after.IsSuccess).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void A_resolver_can_be_pinned_to_an_old_version()
    {
        var json = """{"year":2026,"papers":["https://www.gov.cn/x"],"days":[DAYS]}""".Replace(
            "DAYS",
            string.Join(
                ',',
                Given
                    .National.Source.Years[^1]
                    .Days.Where(day => day.IsOffDay)
                    .Select(day => $$"""{"name":"{{day.Name}}","date":"{{Given.Iso(day.Date)}}","isOffDay":true}""")
            ),
            StringComparison.Ordinal
        );
        var book = CalendarBook.Official.With(CalendarImport.Read(json, new()).Value, "cn-2026.2").Value;
        const string rule = """{"kind":"after","anchor":"a","amount":1,"unit":"workingDays"}""";
        Given.Iso(Given.Due(rule, "a", "2026-02-13", new DateResolver(book)).Date).ShouldBe("2026-02-24");
        var pinned = new DateResolver(book, versions: new Dictionary<string, string> { ["cn"] = "cn-2026.1" });
        Given.Iso(Given.Due(rule, "a", "2026-02-13", pinned).Date).ShouldBe("2026-02-14");
    }
}
