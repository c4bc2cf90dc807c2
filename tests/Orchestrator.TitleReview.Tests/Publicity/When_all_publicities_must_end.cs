using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Tests.Support;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Publicity;

/// <summary>全部公示结束后10个工作日内报送: the day is the last on which a publicity hung or was under objection, and never an earlier one.</summary>
public class When_all_publicities_must_end
{
    private static readonly WorkingCalendar China = CalendarBook.Official.For("cn").Value;

    [Fact]
    public void The_plan_counts_from_the_day_on_which_the_last_may_end_and_nothing_is_wrong()
    {
        var schedule = Schedule();
        var plan = new SchedulePlanner(CalendarBook.Official, id => Definitions.Find(id)).Plan(
            Definitions.Compile(schedule.ToJsonString()),
            new Dictionary<string, LocalDate>()
        );

        plan.Anchors["publicities.ended"].ShouldBe(new LocalDate(2024, 11, 1));
        plan.Items.Single(item => item.Id == "AllPublicities").Opens.ShouldBe(TestYear.At("2024-11-01 00:00"));
        // 4–8 and 11–15 November.
        plan.Items.Single(item => item.Id == "SendList").DueDate.ShouldBe(new LocalDate(2024, 11, 15));
        new DefinitionValidator(Definitions.Registry, ReviewRules.All(CalendarBook.Official, Definitions.Notices))
            .Validate(schedule.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Message)
            .ShouldBeEmpty();
    }

    [Fact]
    public void While_applications_may_still_come_it_waits_however_many_are_over()
    {
        var year = Year();
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, "2024-10-08");
        year.MoveTo("2024-10-30 10:00");
        year.DepartmentSubmits(application);

        year.MoveTo("2024-11-02 00:09");
        year.Anchors.ShouldNotContainKey("publicities.ended");
        year.MoveTo("2024-11-02 00:10");

        year.Anchors["publicities.ended"].ShouldBe(new LocalDate(2024, 11, 1));
        year.Cycle.Deadline("due").Request.DueDate.ShouldBe(new LocalDate(2024, 11, 15));
    }

    [Fact]
    public void One_that_starts_again_is_waited_for()
    {
        var year = Year();
        var application = Posted(year, "2024-10-30");
        year.MoveTo("2024-11-05 10:00");
        // Would have ended on 6 November; anew: 6, 7, 8, 11 and 12.
        year.Send(application, ReviewEvents.PublicityChanged, """{"postedOn":"2024-11-05","reason":"更正"}""")
            .ShouldBeNull();

        year.MoveTo("2024-11-12 23:59:59");
        year.Anchors.ShouldNotContainKey("publicities.ended");
        year.Cycle.Events.Count(name => name == "PublicitiesOpen").ShouldBe(1);
        year.MoveTo("2024-11-13 00:10");

        year.Anchors["publicities.ended"].ShouldBe(new LocalDate(2024, 11, 12));
    }

    [Fact]
    public void An_objection_holds_it_until_it_is_resolved()
    {
        var year = Year();
        var application = Posted(year, "2024-10-30");
        year.MoveTo("2024-11-05 10:00");
        year.Send(
                application,
                ReviewEvents.ObjectionRaised,
                """{"publicity":"employer","objection":"Y1","summary":"不实"}"""
            )
            .ShouldBeNull();
        year.MoveTo("2024-11-11 10:00");
        year.Anchors.ShouldNotContainKey("publicities.ended");
        year.Send(
                application,
                ReviewEvents.ObjectionResolved,
                """{"objection":"Y1","upheld":false,"report":"不属实"}"""
            )
            .ShouldBeNull();

        year.MoveTo("2024-11-12 00:10");

        year.Anchors["publicities.ended"].ShouldBe(new LocalDate(2024, 11, 11));
    }

    [Fact]
    public void An_extended_window_is_waited_for()
    {
        var year = Year();
        var application = Posted(year, "2024-10-10");
        year.MoveTo("2024-10-31 10:00");
        year.State("apply.closes", new LocalDate(2024, 11, 8));

        year.MoveTo("2024-11-09 00:09");
        year.Anchors.ShouldNotContainKey("publicities.ended");
        year.MoveTo("2024-11-09 00:10");

        year.Anchors["publicities.ended"].ShouldBe(new LocalDate(2024, 11, 8));
        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void A_track_waits_for_its_own_alone()
    {
        var schedule = Add(TwoTracks.Schedule(), "高级");
        var year = new TestYear(
            Definitions.Compile(schedule.ToJsonString()),
            Definitions.Compile(Application().ToJsonString())
        ).OpenWindow();
        year.MoveTo("2024-10-30 10:00");
        var junior = year.Submitted(payload => payload["level"] = "中级");
        var senior = year.Submitted(payload => payload["level"] = "副高");
        foreach (var application in new[] { junior, senior })
            year.Recommend(application);
        year.Post(senior, "2024-10-30");

        year.MoveTo("2024-11-07 00:10");

        year.Anchors["publicities.ended@高级"].ShouldBe(new LocalDate(2024, 11, 6));
        year.Anchors.ShouldNotContainKey("publicities.ended");
        year.Application(junior).Stage.ShouldBe(Stages.EmployerPublicity);
    }

    [Fact]
    public void It_is_the_last_day_of_all_whatever_becomes_of_each()
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var random = new Random(seed);
            var year = Year();
            var acts = new List<(LocalDateTime At, Action Act)>();
            var last = new LocalDate(2024, 11, 1);
            for (var number = 0; number < 4; number++)
                last = LocalDate.Max(last, Play(year, random, acts));

            foreach (var (at, act) in acts.OrderBy(act => act.At))
            {
                year.MoveTo(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(at));
                year.Anchors.ShouldNotContainKey("publicities.ended", $"seed {seed}, {at}");
                act();
            }
            year.MoveTo(Iso(last) + " 23:59");
            year.Anchors.ShouldNotContainKey("publicities.ended", $"seed {seed}");
            year.MoveTo(Iso(last.PlusDays(1)) + " 00:10");

            year.Anchors["publicities.ended"].ShouldBe(last, $"seed {seed}");
        }
    }

    /// <summary>Posts one, perhaps changes it, perhaps objects; the last day on which it is not over.</summary>
    private static LocalDate Play(TestYear year, Random random, List<(LocalDateTime At, Action Act)> acts)
    {
        var application = year.Submitted();
        year.Recommend(application);
        var first = China.Find(new LocalDate(2024, 10, 8), random.Next(1, 18)).Value.Date;
        acts.Add((Ten(first), () => year.Post(application, Iso(first))));
        var posted = first;
        if (random.Next(2) == 0)
        {
            var changed = China.Find(first, random.Next(1, 4)).Value.Date;
            posted = changed;
            var change = $$"""{"postedOn":"{{Iso(changed)}}","reason":"更正"}""";
            acts.Add(
                (Ten(changed), () => year.Send(application, ReviewEvents.PublicityChanged, change).ShouldBeNull())
            );
        }
        var ends = China.Find(posted, 5).Value.Date;
        if (random.Next(2) == 0)
            return ends;
        var raised = China.Find(posted, random.Next(1, 5)).Value.Date;
        var resolved = raised.PlusDays(random.Next(1, 15));
        var (raise, resolve) = (
            """{"publicity":"employer","objection":"Y1","summary":"不实"}""",
            """{"objection":"Y1","upheld":false,"report":"不属实"}"""
        );
        acts.Add((Ten(raised), () => year.Send(application, ReviewEvents.ObjectionRaised, raise).ShouldBeNull()));
        acts.Add((Ten(resolved), () => year.Send(application, ReviewEvents.ObjectionResolved, resolve).ShouldBeNull()));
        return LocalDate.Max(ends, resolved);
    }

    private static LocalDateTime Ten(LocalDate day) => day + new LocalTime(10, 0);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static long Posted(TestYear year, string day)
    {
        year.MoveTo(day + " 09:00");
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, day);
        return application;
    }

    private static TestYear Year() =>
        new TestYear(
            Definitions.Compile(Schedule().ToJsonString()),
            Definitions.Compile(Application().ToJsonString())
        ).OpenWindow();

    private static JsonObject Schedule() =>
        Add(JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject(), track: null);

    /// <summary>The step, and a report that counts from it.</summary>
    private static JsonObject Add(JsonObject schedule, string? track)
    {
        var end = Drawing.Draw(
            schedule,
            "PublishPlan",
            "AllPublicities",
            "TitleReview.AwaitPublicities",
            "全部公示结束"
        );
        var report = Drawing.Draw(schedule, "AllPublicities", "SendList", "TitleReview.SubmitReport", "报送推荐名单");
        Drawing.Write(report, "reportName", "list");
        TwoTracks.Write(report, "clauses", """["TJ24-4.5-a"]""");
        TwoTracks.Write(end, "clauses", """["TJ24-4.5-a"]""");
        TwoTracks.Write(
            report,
            "due",
            """{"kind":"after","anchor":"publicities.ended","amount":10,"unit":"workingDays"}"""
        );
        if (track is not null)
        {
            Drawing.Write(end, "track", track);
            Drawing.Write(report, "track", track);
        }
        return schedule;
    }

    /// <summary>Departments may submit long after the window, so that publicities outlast it.</summary>
    private static JsonObject Application()
    {
        var application = JsonNode.Parse(Definitions.Text("tianjin-2024-application.json"))!.AsObject();
        foreach (var step in new[] { "DepartmentReview", "Deadline" })
            TwoTracks.Write(TwoTracks.Step(application, step), "due", """{"kind":"fixed","date":"2024-12-31"}""");
        return application;
    }
}
