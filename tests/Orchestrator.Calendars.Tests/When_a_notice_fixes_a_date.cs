namespace Orchestrator.Calendars.Tests;

public class When_a_notice_fixes_a_date
{
    [Fact]
    public void The_named_day_is_the_last_and_ends_at_24_00()
    {
        var due = Given.Due("""{"kind":"fixed","date":"2024-09-25","weekday":"Wednesday"}""");

        Given.Iso(due.Date).ShouldBe("2024-09-25");
        due.Due.ShouldBe(Given.ShanghaiInstant("2024-09-26 00:00"));
        due.TimeOfDay.ShouldBe("24:00");
        due.WorkingDay.ShouldBeTrue();
        due.Provisional.ShouldBeFalse();
        due.Warnings.ShouldBeEmpty();
        due.CalendarVersion.ShouldBe("cn-2026.1");
        due.Proof.Conventions.ShouldBe(["C2", "C21", "C3", "C14"]);
        due.Proof.ExplanationZh.ShouldBe(
            "通知写明的日期为2024-09-25（星期三），含当日。最后可办理日为2024-09-25（星期三），当日24:00截止。依据全国工作日历（版本cn-2026.1）。"
        );
    }

    [Theory]
    [InlineData("2024-11-30", "星期六", "2024-11-29")]
    [InlineData("2024-06-30", "星期日", "2024-06-28")]
    [InlineData("2023-12-31", "星期日", "2023-12-29")]
    [InlineData("2024-03-31", "星期日", "2024-03-29")]
    public void A_rest_day_stays_and_the_effective_day_is_shown(string date, string weekday, string effective)
    {
        var due = Given.Due($$"""{"kind":"fixed","date":"{{date}}"}""");

        Given.Iso(due.Date).ShouldBe(date);
        Given.Iso(due.EffectiveDate).ShouldBe(effective);
        due.WorkingDay.ShouldBeFalse();
        var warning = due.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe(DateWarningCodes.RestDay);
        warning.Message.Chinese.ShouldContain(weekday);
        warning.Message.Chinese.ShouldContain(effective);
    }

    [Fact]
    public void A_wrong_printed_weekday_is_an_error_even_before_it_is_resolved()
    {
        const string json = """{"kind":"fixed","date":"2024-09-25","weekday":"Thursday"}""";
        var finding = Given.Rule(json).Check().ShouldHaveSingleItem();
        finding.Code.ShouldBe("V1");
        finding.Severity.ShouldBe(DateWarningSeverity.Error);
        finding.Message.Chinese.ShouldBe("2024-09-25印为星期四，实为星期三，请核对通知原文。");
        Given.Due(json).Warnings.ShouldHaveSingleItem().Code.ShouldBe("V1");
    }

    [Fact]
    public void Paper_is_taken_until_business_close()
    {
        var due = Given.Due("""{"kind":"fixed","date":"2024-08-20","timeOfDay":"17:30"}""");
        due.Due.ShouldBe(Given.ShanghaiInstant("2024-08-20 17:30"));
    }

    [Theory]
    [InlineData("17:30", "17:30", "2024-08-20 17:30:00")]
    [InlineData("17:30:00", "17:30", "2024-08-20 17:30:00")]
    [InlineData("17:30:30", "17:30:30", "2024-08-20 17:30:31")]
    [InlineData("17:29:59", "17:29:59", "2024-08-20 17:30:00")]
    [InlineData("23:59:58", "23:59:58", "2024-08-20 23:59:59")]
    [InlineData("23:59:59", "23:59:59", "2024-08-21 00:00:00")]
    [InlineData("24:00", "24:00", "2024-08-21 00:00:00")]
    [InlineData("24:00:00", "24:00", "2024-08-21 00:00:00")]
    [InlineData("23:59", "23:59", "2024-08-20 23:59:00")]
    [InlineData("00:00:01", "00:00:01", "2024-08-20 00:00:02")]
    public void A_second_that_is_named_still_counts(string written, string said, string exclusive)
    {
        var due = Given.Due($$"""{"kind":"fixed","date":"2024-08-20","timeOfDay":"{{written}}"}""");

        Given.Iso(due.Date).ShouldBe("2024-08-20");
        due.TimeOfDay.ShouldBe(said);
        due.Due.ShouldBe(Given.ShanghaiSecond(exclusive));
        due.Proof.ExplanationZh.ShouldContain($"当日{said}截止");
    }

    [Fact]
    public void What_opens_at_a_second_opens_with_it() =>
        Given
            .Resolver.ResolveOpening(
                Given.Rule("""{"kind":"fixed","date":"2024-10-08","timeOfDay":"09:00:30"}"""),
                Given.NoAnchors
            )
            .Value.Opens.ShouldBe(Given.ShanghaiSecond("2024-10-08 09:00:30"));

    [Fact]
    public void The_last_moment_of_any_end_is_said_so_that_it_ends_again_there()
    {
        var (day, random) = (Given.Day("2024-08-20"), new Random(17));
        for (var second = 60; second <= 86_400; second += random.Next(1, 90))
        {
            // No time ends a second after a whole minute: that names no second.
            if (second % 60 == 1)
                continue;
            var due = Given.ShanghaiInstant("2024-08-20 00:00").Plus(NodaTime.Duration.FromSeconds(second));

            var (date, time) = ChinaTime.LastMoment(due);

            date.ShouldBe(day);
            ChinaTime.Until(date, time).ShouldBe(due);
            DeadlineTime.TryRead(time.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(time);
        }
    }

    [Fact]
    public void An_exclusive_date_ends_the_day_before_and_opens_the_day_after()
    {
        const string json = """{"kind":"fixed","date":"2024-05-15","inclusive":false}""";
        Given.Iso(Given.Due(json).Date).ShouldBe("2024-05-14");
        var opening = Given.Resolver.ResolveOpening(Given.Rule(json), Given.NoAnchors).Value;
        Given.Iso(opening.Date).ShouldBe("2024-05-16");
        opening.Opens.ShouldBe(Given.ShanghaiInstant("2024-05-16 00:00"));
    }

    [Fact]
    public void An_opening_begins_with_its_day()
    {
        var opening = Given
            .Resolver.ResolveOpening(
                Given.Rule("""{"kind":"fixed","date":"2024-10-08","weekday":"Tuesday"}"""),
                Given.NoAnchors
            )
            .Value;
        opening.Opens.ShouldBe(Given.ShanghaiInstant("2024-10-08 00:00"));
        opening.TimeOfDay.ShouldBe("00:00");
        opening.WorkingDay.ShouldBeTrue();
        opening.Proof.ExplanationZh.ShouldContain("自2024-10-08（星期二）00:00起可以办理。");
    }

    [Theory]
    [InlineData("next", "2024-12-02")]
    [InlineData("previous", "2024-11-29")]
    [InlineData("none", "2024-11-30")]
    public void A_rule_may_choose_to_roll(string roll, string expected) =>
        Given.Iso(Given.Due($$"""{"kind":"fixed","date":"2024-11-30","roll":"{{roll}}"}""").Date).ShouldBe(expected);

    [Fact]
    public void A_month_ends_on_its_last_day()
    {
        Given.Iso(Given.Due("""{"kind":"monthEnd","year":2024,"month":12}""").Date).ShouldBe("2024-12-31");
        Given.Iso(Given.Due("""{"kind":"monthEnd","year":2024,"month":2}""").Date).ShouldBe("2024-02-29");
    }

    [Theory]
    [InlineData("first", 7, null, "2024-07-10")]
    [InlineData("first", 7, "strict", "2024-06-30")]
    [InlineData("second", 5, null, "2024-05-20")]
    [InlineData("second", 5, "strict", "2024-05-10")]
    [InlineData("second", 5, "middle", "2024-05-15")]
    [InlineData("third", 2, null, "2024-02-29")]
    [InlineData("third", 2, "strict", "2024-02-20")]
    [InlineData("first", 11, null, "2024-11-10")]
    [InlineData("first", 1, "strict", "2023-12-31")]
    public void A_ten_day_period_has_readings(string period, int month, string? reading, string expected)
    {
        var option = reading is null ? "" : $",\"reading\":\"{reading}\"";
        var due = Given.Due(
            $$"""{"kind":"tenDayPeriod","year":2024,"month":{{month}},"period":"{{period}}"{{option}}}"""
        );
        Given.Iso(due.Date).ShouldBe(expected);
        due.Warnings.ShouldContain(warning => warning.Code == DateWarningCodes.TwoReadings);
    }

    [Fact]
    public void All_readings_are_shown_with_their_dates()
    {
        var readings = Given
            .Rule("""{"kind":"tenDayPeriod","year":2024,"month":5,"period":"second"}""")
            .Check()[0]
            .Readings;
        readings
            .Select(reading => $"{reading.Reading} {Given.Iso(reading.Date)}")
            .ShouldBe(["default 2024-05-20", "strict 2024-05-10", "middle 2024-05-15"]);
    }

    [Theory]
    [InlineData("", "2024-09-30")]
    [InlineData(",\"reading\":\"lenient\"", "2024-10-31")]
    public void Before_a_month_means_before_it_begins_unless_read_leniently(string option, string expected)
    {
        var due = Given.Due($$"""{"kind":"beforeMonth","year":2024,"month":10{{option}}}""");
        Given.Iso(due.Date).ShouldBe(expected);
        due.Warnings.ShouldHaveSingleItem()
            .Readings.Select(reading => Given.Iso(reading.Date))
            .ShouldBe(["2024-09-30", "2024-10-31"]);
    }

    [Fact]
    public void Vague_wording_opens_nothing() =>
        Given
            .Resolver.ResolveOpening(Given.Rule("""{"kind":"beforeMonth","year":2024,"month":10}"""), Given.NoAnchors)
            .Errors[0]
            .Code.ShouldBe(CalendarErrorCodes.NotAnOpening);

    [Fact]
    public void A_date_beyond_the_calendar_is_provisional_and_warned_of()
    {
        var due = Given.Due("""{"kind":"fixed","date":"2027-03-31"}""");
        due.Provisional.ShouldBeTrue();
        due.Warnings.ShouldHaveSingleItem().Code.ShouldBe(DateWarningCodes.Provisional);
        due.Proof.ExplanationZh.ShouldContain("暂定");
    }

    [Fact]
    public void A_due_time_at_midnight_is_refused() =>
        Given
            .Resolver.ResolveDue(
                Given.Rule("""{"kind":"fixed","date":"2024-09-25","timeOfDay":"00:00"}"""),
                Given.NoAnchors
            )
            .Errors[0]
            .Path.ShouldBe("$.timeOfDay");
}
