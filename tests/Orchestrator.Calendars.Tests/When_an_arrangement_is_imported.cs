using System.Globalization;
using System.Text.Json;

namespace Orchestrator.Calendars.Tests;

public class When_an_arrangement_is_imported
{
    private static readonly string[] Holidays =
    [
        "2027-01-01 元旦",
        "2027-02-05 春节",
        "2027-02-08 春节",
        "2027-04-05 清明节",
        "2027-05-03 劳动节",
        "2027-06-09 端午节",
        "2027-09-15 中秋节",
        "2027-10-01 国庆节",
    ];

    private static string Year(
        IEnumerable<string>? off = null,
        IEnumerable<string>? work = null,
        string papers = "\"https://www.gov.cn/a\"",
        string more = ""
    )
    {
        var days = (off ?? Holidays)
            .Select(day => (day, true))
            .Concat((work ?? []).Select(day => (day, false)))
            .Select(entry =>
                JsonSerializer.Serialize(
                    new
                    {
                        name = entry.day[10..].Trim(),
                        date = entry.day[..10],
                        isOffDay = entry.Item2,
                    }
                )
            );
        return $$"""{"year":2027,"papers":[{{papers}}],"days":[{{string.Join(',', days)}}]{{more}}}""";
    }

    private static IReadOnlyList<CalendarError> Refused(string json, CalendarImportOptions? options = null) =>
        CalendarImport.Read(json, options ?? new()).Errors;

    [Fact]
    public void A_year_in_the_upstream_shape_is_taken_and_unknown_fields_are_tolerated()
    {
        var import = CalendarImport
            .Read(
                Year(work: ["2027-01-31 春节"], more: ",\"$schema\":\"x\",\"colour\":1"),
                new CalendarImportOptions { DocumentNo = "国办发明电〔2026〕9号", ImportedBy = "admin" }
            )
            .Value;

        import.Region.ShouldBe("cn");
        var year = import.Years.ShouldHaveSingleItem();
        (year.Year, year.Status, year.DocumentNo, year.ImportedBy).ShouldBe(
            (2027, ArrangementStatus.Official, "国办发明电〔2026〕9号", "admin")
        );
        year.Days.Count.ShouldBe(9);
    }

    [Fact]
    public void Applying_it_makes_a_new_version_and_keeps_the_old_one()
    {
        var import = CalendarImport.Read(Year(), new CalendarImportOptions()).Value;
        var book = CalendarBook.Official.With(import, "cn-2027.1").Value;

        Given.Iso(book.For("cn").Value.ValidThrough).ShouldBe("2027-12-31");
        book.For("cn")
            .Value.Find(Given.Day("2026-12-31"), 1)
            .Value.ShouldBe(new WorkingDate(Given.Day("2027-01-04"), false));
        book.For("cn", "cn-2026.1")
            .Value.Find(Given.Day("2026-12-31"), 1)
            .Value.ShouldBe(new WorkingDate(Given.Day("2027-01-04"), true));
        book.Versions("cn").Count.ShouldBe(2);
        book.For("cn-gx").Value.Version.ShouldBe("cn-gx-2025.1+cn-2027.1");
        book.For("cn-gx", "cn-gx-2025.1+cn-2026.1").IsSuccess.ShouldBeTrue();
        CalendarBook.Official.For("cn").Value.Version.ShouldBe("cn-2026.1");
        book.With(import, "cn-2027.1").Errors[0].Code.ShouldBe(CalendarErrorCodes.BadVersion);
        book.With(import, "../x").Errors[0].Code.ShouldBe(CalendarErrorCodes.BadVersion);
    }

    [Fact]
    public void The_preview_names_each_day_whose_kind_changes_and_none_that_the_law_had_given_already()
    {
        var import = CalendarImport.Read(Year(work: ["2027-01-31 春节"]), new CalendarImportOptions()).Value;
        var diff = CalendarBook.Official.Preview(import, "cn-2027.1").Value;

        (diff.FromVersion, diff.ToVersion).ShouldBe(("cn-2026.1", "cn-2027.1"));
        diff.Changes.Select(change => (Given.Iso(change.Date), change.Before.Kind, change.After.Kind))
            .ShouldBe([
                ("2027-01-31", DayKind.Weekend, DayKind.MakeUpDay),
                ("2027-05-03", DayKind.WorkingDay, DayKind.Holiday),
            ]);
    }

    [Fact]
    public void A_change_inside_a_year_is_shown_alone()
    {
        var days = Given
            .National.Source.Years.Single(year => year.Year == 2024)
            .Days.Where(day => Given.Iso(day.Date) != "2024-10-12")
            .Select(day =>
                JsonSerializer.Serialize(
                    new
                    {
                        name = day.Name,
                        date = Given.Iso(day.Date),
                        isOffDay = day.IsOffDay,
                    }
                )
            );
        var import = CalendarImport
            .Read($$"""{"year":2024,"papers":["p"],"days":[{{string.Join(',', days)}}]}""", new())
            .Value;
        var change = CalendarBook.Official.Preview(import, "cn-2026.2").Value.Changes.ShouldHaveSingleItem();
        Given.Iso(change.Date).ShouldBe("2024-10-12");
        change.After.Kind.ShouldBe(DayKind.Weekend);
    }

    [Fact]
    public void A_forecast_is_used_as_an_estimate_and_stays_provisional()
    {
        var import = CalendarImport
            .Read(Year(papers: ""), new CalendarImportOptions { Status = ArrangementStatus.Forecast })
            .Value;
        var calendar = CalendarBook.Official.With(import, "cn-2027.forecast").Value.For("cn").Value;
        Given.Iso(calendar.ValidThrough).ShouldBe("2026-12-31");
        calendar.Find(Given.Day("2026-12-31"), 1).Value.ShouldBe(new WorkingDate(Given.Day("2027-01-04"), true));
        calendar
            .Describe(Given.Day("2027-01-04"))
            .ProvisionalReason!.Chinese.ShouldBe("全国2027年放假安排尚未正式发布，仅为预测或草案");
    }

    [Fact]
    public void A_forecast_never_changes_a_certain_day()
    {
        var import = CalendarImport
            .Read(
                Year(off: [.. Holidays, "2026-12-31 元旦"], papers: ""),
                new CalendarImportOptions { Status = ArrangementStatus.Draft }
            )
            .Value;
        var book = CalendarBook.Official.With(import, "cn-2027.draft").Value;
        book.For("cn").Value.Describe(Given.Day("2026-12-31")).Kind.ShouldBe(DayKind.WorkingDay);
        var official = CalendarImport.Read(Year(off: [.. Holidays, "2026-12-31 元旦"]), new()).Value;
        CalendarBook
            .Official.With(official, "cn-2027.1")
            .Value.For("cn")
            .Value.Describe(Given.Day("2026-12-31"))
            .Kind.ShouldBe(DayKind.Holiday);
    }

    [Fact]
    public void A_draft_never_replaces_an_official_year()
    {
        var import = CalendarImport.Read("""{"year":2026,"status":"draft","days":[]}""", new()).Value;
        CalendarBook.Official.With(import, "x").Errors.ShouldHaveSingleItem().Path.ShouldBe("$.status");
        CalendarBook.Official.Preview(import, "x").IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public void A_year_after_a_gap_does_not_stretch_the_validity()
    {
        var import = CalendarImport.Read(Year().Replace("2027", "2029", StringComparison.Ordinal), new()).Value;
        var calendar = CalendarBook.Official.With(import, "cn-2029.1").Value.For("cn").Value;
        Given.Iso(calendar.ValidThrough).ShouldBe("2026-12-31");
        calendar.Describe(Given.Day("2028-05-03")).Provisional.ShouldBeTrue();
    }

    [Fact]
    public void Guangxi_2026_becomes_certain_when_its_days_are_imported()
    {
        const string json = """
            {"region":"cn-gx","base":"cn","years":[{"year":2026,"papers":["p"],"days":[
              {"name":"壮族三月三","date":"2026-04-20","isOffDay":true},
              {"name":"壮族三月三","date":"2026-04-18","isOffDay":false}]}]}
            """;
        var book = CalendarBook.Official.With(CalendarImport.Read(json, new()).Value, "cn-gx-2026.1").Value;
        var calendar = book.For("cn-gx").Value;
        Given.Iso(calendar.ValidThrough).ShouldBe("2026-12-31");
        calendar.Describe(Given.Day("2026-04-18")).Kind.ShouldBe(DayKind.RegionalMakeUpDay);
        calendar.Find(Given.Day("2026-04-17"), 2).Value.ShouldBe(new WorkingDate(Given.Day("2026-04-21"), false));
        book.For("cn").Value.IsWorkingDay(Given.Day("2026-04-18")).ShouldBeFalse();
    }

    [Fact]
    public void An_overlay_cannot_work_a_day_that_is_worked_anyway()
    {
        const string json =
            """{"year":2026,"papers":["p"],"days":[{"name":"壮族三月三","date":"2026-04-20","isOffDay":false}]}""";
        var import = CalendarImport.Read(json, new CalendarImportOptions { Region = "cn-gx" }).Value;
        CalendarBook
            .Official.With(import, "x")
            .Errors.ShouldHaveSingleItem()
            .Message.Chinese.ShouldContain("2026-04-20");
    }

    [Fact]
    public void The_empty_stub_of_an_unpublished_year_is_refused()
    {
        var errors = Refused("""{"year":2027,"papers":[],"days":[]}""");
        errors[0].Code.ShouldBe(CalendarErrorCodes.NoPapers);
        errors[0].Path.ShouldBe("$.papers");
        Refused("""{"year":2027,"papers":["p"],"days":[]}""")
            .Count(error => error.Code == CalendarErrorCodes.Impossible)
            .ShouldBe(7);
    }

    [Theory]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"date":"2027-01-01","isOffDay":true}]}""", "$.days[0].name")]
    [InlineData(
        """{"year":2027,"papers":["p"],"days":[{"name":" ","date":"2027-01-01","isOffDay":true}]}""",
        "$.days[0].name"
    )]
    [InlineData(
        """{"year":2027,"papers":["p"],"days":[{"name":"元旦","date":"2027-02-29","isOffDay":true}]}""",
        "$.days[0].date"
    )]
    [InlineData(
        """{"year":2027,"papers":["p"],"days":[{"name":"元旦","date":"2026-11-30","isOffDay":true}]}""",
        "$.days[0].date"
    )]
    [InlineData(
        """{"year":2027,"papers":["p"],"days":[{"name":"元旦","date":"2028-01-01","isOffDay":true}]}""",
        "$.days[0].date"
    )]
    [InlineData(
        """{"year":2027,"papers":["p"],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":1}]}""",
        "$.days[0].isOffDay"
    )]
    [InlineData("""{"year":2027,"papers":["p"],"days":[7]}""", "$.days[0]")]
    [InlineData("""{"year":2027,"papers":["p"],"days":{}}""", "$.days")]
    [InlineData("""{"year":2027,"papers":["p"]}""", "$.days")]
    [InlineData("""{"year":2027,"papers":[3],"days":[]}""", "$.papers[0]")]
    [InlineData("""{"year":"2027","papers":["p"],"days":[]}""", "$.year")]
    [InlineData("""{"year":3027,"papers":["p"],"days":[]}""", "$.year")]
    [InlineData("""{"year":2027,"status":"maybe","papers":["p"],"days":[]}""", "$.status")]
    [InlineData("""{"region":"CN","year":2027,"papers":["p"],"days":[]}""", "$.region")]
    [InlineData("""{"region":"cn","years":[]}""", "$.years")]
    [InlineData("""{"region":"cn","years":[5]}""", "$.years[0]")]
    [InlineData("""[1]""", "$")]
    [InlineData("""{"year":""", "$")]
    public void What_cannot_be_read_is_refused_with_its_path(string json, string path) =>
        Refused(json).Select(error => error.Path).ShouldContain(path);

    [Fact]
    public void A_make_up_day_on_a_weekday_is_refused()
    {
        var error = Refused(Year(work: ["2027-01-27 春节"])).ShouldHaveSingleItem();
        error.Path.ShouldBe("$.days[8].date");
        error.Message.Chinese.ShouldBe("2027-01-27是星期三，不可能是调休上班日。");
    }

    [Fact]
    public void Contradicting_duplicates_are_refused_and_equal_ones_are_not()
    {
        Refused(Year(off: [.. Holidays, "2027-01-31 春节"], work: ["2027-01-31 春节"]))
            .ShouldHaveSingleItem()
            .Message.English.ShouldContain("2027-01-31");
        CalendarImport.Read(Year(off: [.. Holidays, Holidays[0]]), new()).Value.Years[0].Days.Count.ShouldBe(8);
    }

    [Fact]
    public void Impossibly_long_holidays_are_refused()
    {
        static IEnumerable<string> Days(int month, int first, int last) =>
            Enumerable
                .Range(first, last - first + 1)
                .Select(day => string.Create(CultureInfo.InvariantCulture, $"2027-{month:00}-{day:00} 春节"));
        Refused(
            Year(
                off: [.. Holidays.Where(day => !day.StartsWith("2027-03", StringComparison.Ordinal)), .. Days(3, 1, 31)]
            )
        )
            .Count.ShouldBe(2);
        Refused(Year(off: [.. Holidays, .. Days(3, 1, 22)]))
            .ShouldHaveSingleItem()
            .Message.Chinese.ShouldContain("连续休息");
        Refused(Year(off: [.. Holidays, .. Days(3, 1, 9)])).ShouldBeEmpty();
    }

    [Fact]
    public void An_official_year_without_a_statutory_holiday_is_refused() =>
        Refused(Year(off: Holidays[1..]))
            .ShouldHaveSingleItem()
            .Message.Chinese.ShouldBe("2027年的正式安排缺少法定节日：元旦。");

    [Fact]
    public void A_year_twice_or_a_very_long_text_is_refused()
    {
        Refused($$"""{"region":"cn","years":[{{Year()}},{{Year()}}]}""")
            .ShouldHaveSingleItem()
            .Path.ShouldBe("$.years");
        Refused(new string(' ', 1_000_001)).ShouldHaveSingleItem().Code.ShouldBe(CalendarErrorCodes.BadJson);
    }

    [Fact]
    public void An_unknown_region_or_version_is_named_with_the_known_ones()
    {
        CalendarBook
            .Official.For("cn-xz")
            .Errors[0]
            .Message.Chinese.ShouldBe(
                "没有地区“cn-xz”的工作日历，可用：cn（全国）、cn-gx（广西）。本地区没有自己的假期时用cn；有的，先在“工作日历”中导入该地区的放假安排。"
            );
        CalendarBook.Official.For("cn", "cn-1999").IsSuccess.ShouldBeFalse();
    }
}
