using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Tracks;

public class When_each_has_a_closing
{
    private const string Case = "applicant-closing";

    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    [Fact]
    public void An_applicants_last_day_before_the_departments_is_no_conflict()
    {
        var findings = Validator.Validate(HandedCases.Text(Case, "zhuhai-2025"), file: null, HandedCases.Others(Case));

        findings.ShouldNotContain(finding => finding.Code == "conflict" || finding.Severity == Severity.Error);
    }

    [Fact]
    public void Both_are_planned_and_the_advice_is_counted_back_from_the_departments()
    {
        var plan = PlanOf(JsonNode.Parse(HandedCases.Text(Case, "zhuhai-2025"))!.AsObject());

        Item(plan, "Window.closes").ShouldBe(("applicant", new LocalDate(2026, 3, 15)));
        Item(plan, "Deadline").ShouldBe(("department", new LocalDate(2026, 3, 31)));
        // 31 March back: 3 working days of the department, 5 of the publicity.
        Item(plan, "EmployerReview.submitBy").ShouldBe(("employer", new LocalDate(2026, 3, 26)));
        Item(plan, "EmployerReview.postBy").ShouldBe(("employer", new LocalDate(2026, 3, 18)));
        Item(plan, "EmployerReview.applyBy").ShouldBe(("applicant", new LocalDate(2026, 3, 13)));
    }

    [Fact]
    public void A_window_may_name_a_closing_for_each_who_acts()
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        TwoTracks.Write(
            TwoTracks.Step(schedule, "Window"),
            "closings",
            """
            [{"role":"applicant","due":{"kind":"fixed","date":"2024-10-14"},"clauses":["TJ24-4.2-b"]},
             {"role":"employer","due":{"kind":"fixed","date":"2024-10-28"},"clauses":["TJ24-4.2-d"]}]
            """
        );
        var plan = new SchedulePlanner(CalendarBook.Official, id => Definitions.Find(id)).Plan(
            Definitions.Compile(schedule.ToJsonString()),
            new Dictionary<string, LocalDate>()
        );

        Item(plan, "Window.closes.applicant").ShouldBe(("applicant", new LocalDate(2024, 10, 14)));
        Item(plan, "Window.closes.employer").ShouldBe(("employer", new LocalDate(2024, 10, 28)));
        Item(plan, "Window.closes").ShouldBe(("department", new LocalDate(2024, 11, 1)));
        Item(plan, "EmployerReview.applyBy").Day.ShouldBe(new LocalDate(2024, 10, 14));
        Validator
            .Validate(schedule.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .ShouldNotContain(finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void A_closing_ends_at_its_hour_of_the_day()
    {
        var year = YearWith(
            """[{"role":"applicant","due":{"kind":"fixed","date":"2024-10-14","timeOfDay":"18:00"}}]"""
        );

        year.JumpTo("2024-10-14 17:59");
        year.Submit().Refusal.ShouldBeNull();
        year.JumpTo("2024-10-14 18:00");
        year.Submit().Refusal!.Chinese.ShouldContain("已于2024-10-14 18:00截止");
        year.Cycle.Deadline("closing.applicant").Due.ShouldBe(TestYear.At("2024-10-14 18:00"));
    }

    [Theory]
    [InlineData("23:59:59", "2024-10-14 23:59:59.999", "2024-10-15 00:00", "2024-10-14 24:00")]
    [InlineData("24:00:00", "2024-10-14 23:59:59.999", "2024-10-15 00:00", "2024-10-14 24:00")]
    [InlineData("17:30:30", "2024-10-14 17:30:30.999", "2024-10-14 17:30:31", "2024-10-14 17:30:30")]
    [InlineData("17:30:00", "2024-10-14 17:29:59.999", "2024-10-14 17:30", "2024-10-14 17:30")]
    public void A_closing_takes_in_the_second_that_it_names(string hour, string last, string first, string said)
    {
        var year = YearWith(
            $$$"""[{"role":"applicant","due":{"kind":"fixed","date":"2024-10-14","timeOfDay":"{{{hour}}}"}}]"""
        );

        year.JumpTo(last);
        year.Submit().Refusal.ShouldBeNull();
        year.JumpTo(first);
        year.Submit().Refusal!.Chinese.ShouldContain($"已于{said}截止");
        year.Cycle.Deadline("closing.applicant").Due.ShouldBe(TestYear.At(first));
    }

    [Fact]
    public void A_windows_last_day_takes_in_the_second_that_it_names_and_is_planned_with_it()
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        TwoTracks.Write(
            TwoTracks.Step(schedule, "Window"),
            "closes",
            """{"kind":"fixed","date":"2024-11-01","timeOfDay":"17:30:30"}"""
        );
        var item = new SchedulePlanner(CalendarBook.Official, id => Definitions.Find(id))
            .Plan(Definitions.Compile(schedule.ToJsonString()), new Dictionary<string, LocalDate>())
            .Items.Single(item => item.Id == "Window.closes");

        (item.TimeOfDay, item.Due).ShouldBe(("17:30:30", TestYear.At("2024-11-01 17:30:31")));
        item.Proof!.ExplanationZh.ShouldContain("当日17:30:30截止");
        var year = new TestYear(Definitions.Compile(schedule.ToJsonString())).OpenWindow();
        year.MoveTo("2024-11-01 17:30:30.999");
        year.Cycle.Events.ShouldNotContain("WindowClosed");
        year.MoveTo("2024-11-01 17:30:31");
        year.Cycle.Events.ShouldContain("WindowClosed");
    }

    [Fact]
    public void A_closing_moves_with_what_it_counts_from_and_keeps_its_hour()
    {
        var year = YearWith(
            """[{"role":"employer","due":{"kind":"before","anchor":"apply.closes","amount":4,"unit":"workingDays","timeOfDay":"17:00"}}]"""
        );
        year.Anchors["closing.employer"].ShouldBe(new LocalDate(2024, 10, 28));

        year.State("apply.closes", new LocalDate(2024, 11, 8));

        year.Anchors["closing.employer"].ShouldBe(new LocalDate(2024, 11, 4));
        year.Cycle.Deadline("closing.employer").Due.ShouldBe(TestYear.At("2024-11-04 17:00"));
    }

    [Fact]
    public void A_closing_that_counts_from_a_day_stated_later_waits_for_it()
    {
        var year = YearWith(
            """[{"role":"office","due":{"kind":"before","anchor":"meeting","amount":10,"unit":"workingDays"}}]"""
        );
        year.Anchors.ShouldNotContainKey("closing.office");

        year.MoveTo("2024-10-21 09:00");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""").ShouldBeNull();

        year.Anchors["closing.office"].ShouldBe(new LocalDate(2024, 12, 2));
        // The window's own last day passes; the office is still held to its own.
        year.MoveTo("2024-11-04 09:00");
        year.Cycle.Events.ShouldContain("WindowClosed");
        year.Cycle.State.Bookmarks.ShouldContain(bookmark => bookmark.StimulusName == ReviewEvents.GateOverridden);
        year.Cycle.Deadline("closing.office").State.ShouldBe(Workflows.Runtime.DeadlineState.Armed);
        year.MoveTo("2024-12-03 09:00");
        year.Cycle.Events.ShouldContain("ClosedFor");
        year.Cycle.State.Bookmarks.ShouldNotContain(bookmark => bookmark.StimulusName == ReviewEvents.GateOverridden);
    }

    private static TestYear YearWith(string closings)
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        TwoTracks.Write(TwoTracks.Step(schedule, "Window"), "closings", closings);
        return new TestYear(Definitions.Compile(schedule.ToJsonString())).OpenWindow();
    }

    private static (string? Actor, LocalDate? Day) Item(SchedulePlan plan, string id)
    {
        var item = plan.Items.Single(item => item.Id == id);
        return (item.Actor, item.DueDate);
    }

    private static SchedulePlan PlanOf(JsonObject schedule) =>
        new SchedulePlanner(CalendarBook.Official, id => HandedCases.Compile(Case, id)).Plan(
            Definitions.Compile(schedule.ToJsonString()),
            new Dictionary<string, LocalDate>()
        );
}
