using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Tracks;

/// <summary>Employers, departments and the office audit and report from a day on: whoever acts before is told the day.</summary>
public class When_each_has_an_opening
{
    private const string Rejected = """{"decision":"rejected","reasons":["不符合条件"]}""";

    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    private const string All = """
        [{"role":"employer","from":{"kind":"fixed","date":"2024-10-10","timeOfDay":"09:00"},"clauses":["TJ24-4.2-d"]},
         {"role":"department","from":{"kind":"fixed","date":"2024-10-21"},"clauses":["TJ24-4.2-i"]},
         {"role":"office","from":{"kind":"fixed","date":"2024-11-04"}}]
        """;

    [Fact]
    public void All_are_planned_and_nothing_is_wrong_with_them()
    {
        var schedule = ScheduleWith(All);
        var plan = PlanOf(schedule);

        Item(plan, "Window.opens.employer").ShouldBe(("opening", "employer", TestYear.At("2024-10-10 09:00")));
        Item(plan, "Window.opens.department").ShouldBe(("opening", "department", TestYear.At("2024-10-21 00:00")));
        Item(plan, "Window.opens.office").ShouldBe(("opening", "office", TestYear.At("2024-11-04 00:00")));
        plan.Anchors["opening.department"].ShouldBe(new LocalDate(2024, 10, 21));
        Validate(schedule).ShouldNotContain(finding => finding.Severity == Severity.Error);
        Validate(schedule)
            .Select(finding => finding.Code)
            .ShouldBe(Validate(ScheduleWith("[]")).Select(finding => finding.Code));
    }

    [Fact]
    public void The_employer_decides_from_its_first_instant_on()
    {
        var year = YearWith(All);
        var application = year.Submitted();

        year.JumpTo("2024-10-10 08:59:59.999");
        var refusal = year.Send(application, ReviewEvents.EmployerDecided, Rejected)!;

        (refusal.Code, refusal.Chinese).ShouldBe(
            ("not-yet-open", "用人单位审核报送尚未开始，自2024-10-10 09:00起，依据TJ24-4.2-d、TJ24-3.6-b。"),
            refusal.Chinese
        );
        refusal.English.ShouldStartWith("Auditing and reporting by the employer opens at 2024-10-10 09:00");
        year.JumpTo("2024-10-10 09:00");
        year.Recommend(application);
    }

    [Fact]
    public void The_department_and_the_office_decide_from_their_days_on()
    {
        var year = YearWith(All);
        var application = year.Submitted();
        year.MoveTo("2024-10-10 10:00");
        year.Recommend(application);
        year.Post(application, "2024-10-10");
        // Working days 11, 12 (made up), 14, 15 and 16 October.
        year.MoveTo("2024-10-18 10:00");
        year.Send(application, ReviewEvents.DepartmentDecided, Rejected)!.Chinese.ShouldContain("自2024-10-21 00:00起");
        year.MoveTo("2024-10-20 23:59:59.999");
        year.Send(application, ReviewEvents.DepartmentDecided, Rejected)!.Code.ShouldBe("not-yet-open");
        year.MoveTo("2024-10-21 00:00");
        year.DepartmentSubmits(application);

        year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""")!
            .Chinese.ShouldStartWith("职称评审办事机构审核报送尚未开始，自2024-11-04 00:00起");
        year.MoveTo("2024-11-04 00:00");
        year.Accept(application);
    }

    [Fact]
    public void Whoever_may_act_is_told_on_the_day_and_the_window_waits_for_the_last_of_them()
    {
        var year = YearWith(All);
        var row = year.Cycle.Deadline("opening.department");
        (row.Request.Kind, row.Request.Role, row.Request.Remind).ShouldBe((DeadlineKind.Opening, "department", true));
        row.Request.Clauses.ShouldBe(["TJ24-4.2-i"]);
        row.Request.DueDate.ShouldBe(new LocalDate(2024, 10, 21));

        year.MoveTo("2024-10-20 23:59");
        year.Cycle.Events.Count(name => name == "OpenedFor").ShouldBe(1);
        year.MoveTo("2024-10-21 00:00");
        year.Cycle.Events.Count(name => name == "OpenedFor").ShouldBe(2);
        // Closed on 1 November, open for the office on the 4th.
        year.MoveTo("2024-11-03 23:59");
        year.Cycle.Events.ShouldContain("WindowClosed");
        IsWindowRunning(year).ShouldBeTrue();
        year.MoveTo("2024-11-04 00:00");
        IsWindowRunning(year).ShouldBeFalse();
    }

    [Fact]
    public void A_day_that_is_not_known_yet_opens_nothing_until_it_is()
    {
        var year = YearWith(
            """[{"role":"employer","from":{"kind":"before","anchor":"meeting","amount":30,"unit":"workingDays"}}]"""
        );
        var application = year.Submitted();
        year.Send(application, ReviewEvents.EmployerDecided, Rejected)!
            .Chinese.ShouldStartWith("用人单位审核报送的开始日期尚未确定，确定后方可办理");

        year.MoveTo("2024-10-21 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();

        // 30 working days before 16 December: 10 in December, 20 in November after the 1st.
        year.Anchors["opening.employer"].ShouldBe(new LocalDate(2024, 11, 4));
        year.Cycle.Deadline("opening.employer").Due.ShouldBe(TestYear.At("2024-11-04 00:00"));
        year.Send(application, ReviewEvents.EmployerDecided, Rejected)!.Chinese.ShouldContain("自2024-11-04 00:00起");
    }

    [Fact]
    public void It_moves_as_dates_are_moved_and_is_told_anew()
    {
        var year = YearWith(All);
        MovableDates
            .Of(year.Cycle.Plan)
            .ShouldContain(date => date.Name == "opening.department" && date.Label == "业务主管部门开始审核报送日");

        year.State("opening.department", new LocalDate(2024, 10, 23));
        year.MoveTo("2024-10-22 09:00");
        year.Cycle.Events.Count(name => name == "OpenedFor").ShouldBe(1);
        year.MoveTo("2024-10-23 00:00");
        year.Cycle.Events.Count(name => name == "OpenedFor").ShouldBe(2);
        // Moved to a later day after it had opened.
        year.State("opening.department", new LocalDate(2024, 10, 25));
        year.MoveTo("2024-10-25 00:00");
        year.Cycle.Events.Count(name => name == "OpenedFor").ShouldBe(3);
    }

    [Fact]
    public void A_track_opens_for_its_own_applications_alone()
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Write(
            TwoTracks.Step(schedule, "Window2"),
            "openings",
            """[{"role":"employer","from":{"kind":"fixed","date":"2024-10-28"}}]"""
        );
        var year = new TestYear(Definitions.Compile(schedule.ToJsonString())).OpenWindow();
        year.MoveTo("2024-10-22 09:00");
        var senior = year.Submitted(payload => payload["level"] = "副高");
        var junior = year.Submitted(payload => payload["level"] = "中级");

        year.Recommend(senior);
        year.Send(junior, ReviewEvents.EmployerDecided, Rejected)!.Chinese.ShouldContain("自2024-10-28 00:00起");
        year.MoveTo("2024-10-28 00:00");
        year.Recommend(junior);
    }

    [Theory]
    [InlineData("""[{"role":"applicant","from":{"kind":"fixed","date":"2024-10-10"}}]""", "opening-role")]
    [InlineData(
        """[{"role":"office","from":{"kind":"fixed","date":"2024-10-10"}},{"role":"office","from":{"kind":"fixed","date":"2024-10-11"}}]""",
        "opening-twice"
    )]
    [InlineData("""[{"role":"office","from":{"kind":"beforeMonth","year":2024,"month":11}}]""", "opening-vague")]
    [InlineData("""[{"role":"office","from":{"kind":"on","anchor":"nobody.says"}}]""", "never-stated")]
    [InlineData("""[{"role":"department","from":{"kind":"fixed","date":"2024-11-05"}}]""", "order")]
    public void What_cannot_open_is_an_error_with_its_place(string openings, string code) =>
        Validate(ScheduleWith(openings))
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => finding.Code)
            .ShouldContain(code);

    private static bool IsWindowRunning(TestYear year) =>
        year.Cycle.State.Bookmarks.Any(bookmark => bookmark.StimulusName == ReviewEvents.GateOverridden);

    private static (string Kind, string? Actor, Instant? Opens) Item(SchedulePlan plan, string id)
    {
        var item = plan.Items.Single(item => item.Id == id);
        return (item.Kind, item.Actor, item.Opens);
    }

    private static JsonObject ScheduleWith(string openings)
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        TwoTracks.Write(TwoTracks.Step(schedule, "Window"), "openings", openings);
        return schedule;
    }

    private static TestYear YearWith(string openings) =>
        new TestYear(Definitions.Compile(ScheduleWith(openings).ToJsonString())).OpenWindow();

    private static SchedulePlan PlanOf(JsonObject schedule) =>
        new SchedulePlanner(CalendarBook.Official, id => Definitions.Find(id)).Plan(
            Definitions.Compile(schedule.ToJsonString()),
            new Dictionary<string, LocalDate>()
        );

    private static IReadOnlyList<Finding> Validate(JsonObject schedule) =>
        [.. Validator.Validate(schedule.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)];
}
