using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Tests.Support;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Eligibility;

/// <summary>取得现职称当年起至2025年2月28日的业绩成果: what lies outside each applicant's own period is named with its reason.</summary>
public class When_evidence_counts_from_the_title_on
{
    private static readonly LocalDate Until = new(2025, 2, 28);

    private const string Achievements =
        """[{"fact":"achievements","title":"业绩成果","until":{"kind":"fixed","date":"2024-08-31"},"clauses":["TJ24-1.3-a"]}]""";

    [Theory]
    // The title dates from 15 June 2019.
    [InlineData("titleDay", "2019-06-14", false)]
    [InlineData("titleDay", "2019-06-15", true)]
    [InlineData("titleYear", "2018-12-31", false)]
    [InlineData("titleYear", "2019-01-01", true)]
    [InlineData("yearAfterTitle", "2019-12-31", false)]
    [InlineData("yearAfterTitle", "2020-01-01", true)]
    [InlineData("titleYear", "2025-02-28", true)]
    [InlineData("titleYear", "2025-03-01", false)]
    public void A_day_counts_from_the_first_to_the_last(string from, string day, bool counts)
    {
        var facts = Facts("2019-06-15", new JsonArray(Item("论文", day)));

        EvidenceCheck
            .Check(new EvidencePeriod("achievements", "业绩成果", from), facts, Until)
            .IsWhole.ShouldBe(counts);
    }

    [Theory]
    [InlineData("titleYear", "2019,2020,2021,2022,2023,2024,2025", null)]
    [InlineData("titleYear", "2020,2021,2022,2023,2024,2025", "缺2019年")]
    [InlineData("yearAfterTitle", "2020,2021,2022,2023,2024,2025", null)]
    [InlineData("yearAfterTitle", "2020,2022,2024", "缺2021年、2023年、2025年")]
    [InlineData("titleYear", "", "缺2019年、2020年、2021年、2022年、2023年、2024年、2025年")]
    public void Each_year_from_the_first_to_the_last_has_to_be_there(string from, string years, string? missing)
    {
        var list = years
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(year => (JsonNode)int.Parse(year, null));
        var facts = Facts("2019-06-15", new JsonArray([.. list]));

        var found = EvidenceCheck.Check(
            new EvidencePeriod("achievements", "继续教育", from, EachYear: true),
            facts,
            Until
        );

        found.IsWhole.ShouldBe(missing is null);
        if (missing is not null)
            found.Says.Chinese.ShouldEndWith(missing);
    }

    [Fact]
    public void It_finds_what_looking_at_each_day_and_year_finds()
    {
        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            var since = new LocalDate(2010, 1, 1).PlusDays(random.Next(0, 5000));
            var day = new LocalDate(2009, 1, 1).PlusDays(random.Next(0, 6500));
            var from = EvidencePeriod.Beginnings.Keys.ElementAt(random.Next(3));
            // Day by day from the title on, or from its year's first, until the last.
            var begins = since;
            while (from != "titleDay" && begins.DayOfYear > 1)
                begins = begins.PlusDays(-1);
            if (from == "yearAfterTitle")
                begins = begins.PlusYears(1);
            var counts = false;
            for (var each = begins; each <= Until && !counts; each = each.PlusDays(1))
                counts = each == day;

            EvidenceCheck
                .Check(
                    new EvidencePeriod("achievements", "业绩成果", from),
                    Facts(Iso(since), new JsonArray(Item("论文", Iso(day)))),
                    Until
                )
                .IsWhole.ShouldBe(counts, $"{from} {since} {day}");
        }
    }

    [Fact]
    public void Of_several_titles_of_the_level_the_first_begins_it_and_without_one_nothing_can_be_counted()
    {
        var period = new EvidencePeriod("achievements", "业绩成果");
        var facts = new JsonObject
        {
            ["currentLevel"] = "中级",
            ["titles"] = new JsonArray(
                new JsonObject { ["level"] = "中级", ["since"] = "2018-05-01" },
                new JsonObject { ["level"] = "中级", ["since"] = "2021-05-01" },
                new JsonObject { ["level"] = "助理级", ["since"] = "2012-05-01" }
            ),
            ["achievements"] = new JsonArray(Item("专利", "2018-01-01"), Item("专著", "2017-12-31")),
        };

        EvidenceCheck
            .Check(period, facts, Until)
            .Says.Chinese.ShouldBe(
                "业绩成果自2018-01-01（取得现职称当年起）至2025-02-28取得的计入；“专著”（2017-12-31取得）不在此期间，不计入"
            );
        EvidenceCheck
            .Check(period, [], Until)
            .Says.Chinese.ShouldBe("业绩成果自取得现职称起计算，请填写现职称取得时间");
    }

    [Fact]
    public void A_submission_with_evidence_outside_is_refused_with_each_reason()
    {
        var year = YearWith(Achievements);

        var refusal = year.Submit(payload =>
            Give(payload, "2019-06-15", "2018-12-31", "2024-09-01", "2024-08-31")
        ).Refusal!;

        refusal.Code.ShouldBe("not-eligible");
        refusal.Chinese.ShouldBe(
            "业绩成果自2019-01-01（取得现职称当年起）至2024-08-31取得的计入；“成果1”（2018-12-31取得）、“成果2”（2024-09-01取得）不在此期间，不计入，依据TJ24-1.3-a。"
        );
        year.Submit(payload => Give(payload, "2019-06-15", "2019-01-01", "2024-08-31")).Refusal.ShouldBeNull();
        // Another's title is another's period.
        year.Submit(payload => Give(payload, "2018-06-15", "2018-12-31")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Where_the_notice_only_leaves_it_out_the_submission_is_taken_and_says_so()
    {
        var year = YearWith(
            Achievements.Replace("\"clauses\"", "\"warns\":true,\"clauses\"", StringComparison.Ordinal)
        );

        var application = year.Submitted(payload => Give(payload, "2019-06-15", "2018-12-31"));

        year.Application(application).Events.ShouldContain(SubmitApplication.EvidenceOutsideEvent);
        year.Application(year.Submitted(payload => Give(payload, "2019-06-15", "2020-12-31")))
            .Events.ShouldContain("EvidenceCounts");
    }

    [Fact]
    public void The_plan_shows_where_it_begins_and_the_day_on_which_it_ends()
    {
        var application = ApplicationWith(Achievements);
        var plan = new SchedulePlanner(CalendarBook.Official, _ =>
            Definitions.Compile(application.ToJsonString())
        ).Plan(Definitions.Tianjin, new Dictionary<string, LocalDate>());

        var item = plan.Items.Single(item => item.Id == "Submit.evidence.achievements");
        (item.Kind, item.DueDate, item.Action).ShouldBe(
            ("asOf", new LocalDate(2024, 8, 31), "业绩成果计算：自取得现职称当年起至此日")
        );
    }

    [Theory]
    [InlineData("""[{"fact":"achievements","title":"业绩成果","from":"birth"}]""", "evidence-from")]
    [InlineData("""[{"fact":"achievements","title":""}]""", "evidence-name")]
    [InlineData("""[{"fact":"a","title":"业绩"},{"fact":"a","title":"成果"}]""", "evidence-twice")]
    [InlineData(Achievements, null)]
    public void What_cannot_be_counted_is_an_error(string periods, string? code) =>
        new DefinitionValidator(Definitions.Registry, ReviewRules.All(CalendarBook.Official, Definitions.Notices))
            .Validate(ApplicationWith(periods).ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Code)
            .ShouldBe(code is null ? [] : [code]);

    private static void Give(JsonObject payload, string since, params string[] days)
    {
        var facts = payload["facts"]!.AsObject();
        facts.Remove("titles");
        facts["titleSince"] = since;
        facts["achievements"] = new JsonArray([
            .. days.Select((day, index) => (JsonNode)Item($"成果{index + 1}", day)),
        ]);
    }

    private static JsonObject Facts(string since, JsonArray list) =>
        new() { ["titleSince"] = since, ["achievements"] = list };

    private static JsonObject Item(string name, string day) => new() { ["name"] = name, ["obtainedOn"] = day };

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static JsonObject ApplicationWith(string periods)
    {
        var application = JsonNode.Parse(Definitions.Text("tianjin-2024-application.json"))!.AsObject();
        Drawing.WriteJson(Drawing.Step(application, "Submit"), "evidencePeriods", periods);
        return application;
    }

    private static TestYear YearWith(string periods) =>
        new TestYear(application: Definitions.Compile(ApplicationWith(periods).ToJsonString())).OpenWindow();
}
