using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Tracks;

public class When_a_schedule_has_tracks
{
    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    [Fact]
    public void Two_windows_that_declare_no_track_are_warned_about_and_nothing_is_wrong() =>
        Findings(TwoTracks.Schedule(first: null, second: null))
            .Select(finding => (finding.Code, finding.Severity))
            .ShouldBe([("track-undeclared", Severity.Warning)]);

    [Fact]
    public void Two_tracks_that_share_nobody_are_right() => Findings(TwoTracks.Schedule()).ShouldBeEmpty();

    [Theory]
    [InlineData(null, "中级")]
    [InlineData("副高,中级", "中级")]
    public void Tracks_that_overlap_are_an_error(string? first, string second)
    {
        var finding = Findings(TwoTracks.Schedule(first, second)).First(finding => finding.Code == "track-overlap");

        (finding.ActivityId, finding.Severity).ShouldBe(("Window2", Severity.Error));
    }

    [Fact]
    public void A_step_of_a_track_that_no_window_declares_is_an_error()
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Step(schedule, "ReviewBy")["track"] = Text("初级");

        Findings(schedule)
            .ShouldContain(finding => finding.Code == "unknown-track" && finding.ActivityId == "ReviewBy");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_window_is_planned_with_its_own_days_and_its_own_advice(bool declared)
    {
        var plan = PlanOf(declared ? TwoTracks.Schedule() : TwoTracks.Schedule(first: null, second: null));
        var (first, second) = declared ? ("高级", "中级") : ("Window", "Window2");

        plan.Items.Select(item => item.Id).ShouldBeUnique();
        Days(plan, first)
            .ShouldBe(
                (
                    new LocalDate(2024, 10, 8),
                    new LocalDate(2024, 11, 1),
                    new LocalDate(2024, 10, 16),
                    new LocalDate(2024, 10, 29)
                )
            );
        // 15 November back: the department takes 3 working days, the publicity 5 and the employer 3.
        Days(plan, second)
            .ShouldBe(
                (
                    new LocalDate(2024, 10, 21),
                    new LocalDate(2024, 11, 15),
                    new LocalDate(2024, 10, 30),
                    new LocalDate(2024, 11, 12)
                )
            );
        (plan.Anchors["apply.opens"], plan.Anchors["apply.closes"]).ShouldBe(
            (new LocalDate(2024, 10, 8), new LocalDate(2024, 11, 15))
        );
    }

    [Fact]
    public void A_milestone_of_a_track_counts_from_its_own_window()
    {
        var schedule = TwoTracks.Schedule();
        var milestone = TwoTracks.Step(schedule, "ReviewBy");
        milestone["track"] = Text("中级");
        TwoTracks.Write(
            milestone,
            "due",
            """{"kind":"after","anchor":"apply.closes","amount":10,"unit":"workingDays"}"""
        );

        PlanOf(schedule).Items.Single(item => item.Id == "ReviewBy").DueDate.ShouldBe(new LocalDate(2024, 11, 29));
    }

    [Fact]
    public void A_date_of_one_track_is_not_the_others()
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Step(schedule, "ReviewBy")["track"] = Text("高级");
        var wait = Copy(schedule, "ReviewBy", "Second", "中级");
        wait["dateName"]!["expression"]!["value"] = "second";
        TwoTracks.Write(wait, "due", """{"kind":"after","anchor":"reviewBy","amount":1,"unit":"workingDays"}""");

        Findings(schedule)
            .ShouldContain(finding =>
                finding.Code == "unstated-date"
                && finding.ActivityId == "Second"
                && finding.Severity == Severity.Error
                && finding.Message.Contains("中级")
            );
        // Nor is it the whole cycle's: what all tracks share cannot count from it.
        Findings(schedule)
            .ShouldContain(finding => finding.Code == "unstated-date" && finding.ActivityId == "ScheduleMeeting");

        TwoTracks.Write(wait, "due", """{"kind":"after","anchor":"reviewBy@高级","amount":1,"unit":"workingDays"}""");
        Findings(schedule)
            .ShouldNotContain(finding => finding.Code == "unstated-date" && finding.ActivityId == "Second");

        TwoTracks.Write(wait, "due", """{"kind":"after","anchor":"reviewBy@初级","amount":1,"unit":"workingDays"}""");
        Findings(schedule).ShouldContain(finding => finding.Code == "unknown-track" && finding.ActivityId == "Second");
    }

    [Fact]
    public void A_milestone_of_each_track_is_moved_by_its_full_name()
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Step(schedule, "ReviewBy")["track"] = Text("高级");
        Copy(schedule, "ReviewBy", "ReviewByJunior", "中级");
        var plan = Definitions.Compile(schedule.ToJsonString());

        var names = MovableDates.Of(plan).Select(date => date.Name).ToList();
        names.ShouldContain("reviewBy@高级");
        names.ShouldContain("reviewBy@中级");
        names.ShouldNotContain("reviewBy");
        MovableDates
            .Events(plan, "reviewBy@中级", new LocalDate(2025, 1, 10), "疫情", approver: null)
            .Select(stimulus => (string)stimulus.Payload!["milestone"]!)
            .ShouldBe(["reviewBy@中级", "reviewBy@中级"]);
        MovableDates.Events(plan, "reviewBy", new LocalDate(2025, 1, 10), "疫情", approver: null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Extensions")]
    [InlineData("PublishPlan")]
    public void A_step_of_one_track_whose_events_reach_all_is_refused(string step)
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Step(schedule, step)["track"] = Text("高级");

        Findings(schedule)
            .ShouldContain(finding =>
                finding.Code == "track-events" && finding.ActivityId == step && finding.Severity == Severity.Error
            );
    }

    [Theory]
    [InlineData("Meeting")]
    [InlineData("Publicize")]
    [InlineData("ScheduleMeeting")]
    public void A_step_of_the_meeting_that_alone_names_a_track_leaves_the_others_in_error(string step)
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Step(schedule, step)["track"] = Text("高级");

        var shared = Findings(schedule).Where(finding => finding.Code == "track-shared").ToList();

        shared.Select(finding => finding.ActivityId).ShouldContain("DrawExperts");
        shared.Select(finding => finding.ActivityId).ShouldNotContain(step);
        shared.ShouldAllBe(finding => finding.Severity == Severity.Error && finding.Message.Contains("请填写批次"));
    }

    [Fact]
    public void A_track_that_has_a_meeting_of_its_own_says_who_belongs_to_it()
    {
        var schedule = TwoTracks.Schedule(first: null, second: null);
        TwoTracks.Step(schedule, "Window2")["track"] = Text("中级");
        foreach (var step in (string[])["ScheduleMeeting", "DrawExperts", "Meeting"])
            TwoTracks.Step(schedule, step)["track"] = Text("中级");

        Findings(schedule)
            .ShouldContain(finding =>
                finding.Code == "track-undeclared"
                && finding.ActivityId == "Window2"
                && finding.Severity == Severity.Error
            );
    }

    [Theory]
    [InlineData("高级@市直", "track-name")]
    [InlineData("中级 ", "track-name")]
    [InlineData("中 级", "track-name")]
    public void Names_that_would_make_one_date_of_two_are_refused(string name, string code)
    {
        var schedule = TwoTracks.Schedule();
        TwoTracks.Step(schedule, "Window")["track"] = Text(name);

        Findings(schedule).ShouldContain(finding => finding.Code == code && finding.Severity == Severity.Error);
    }

    private static JsonObject Copy(JsonObject schedule, string step, string id, string track)
    {
        var copy = TwoTracks.Step(schedule, step).DeepClone().AsObject();
        copy["id"] = id;
        copy["track"] = Text(track);
        schedule["root"]!["activities"]!.AsArray().Add(copy);
        var arrow = schedule["root"]!["connections"]!
            .AsArray()
            .First(arrow => (string?)arrow!["target"]!["activity"] == step)!
            .DeepClone();
        arrow["target"]!["activity"] = id;
        schedule["root"]!["connections"]!.AsArray().Add(arrow);
        return copy;
    }

    private static (LocalDate Opens, LocalDate Closes, LocalDate ApplyBy, LocalDate SubmitBy) Days(
        SchedulePlan plan,
        string track
    )
    {
        var items = plan.Items.Where(item => item.Track == track).ToList();
        return (
            items.Single(item => item.Kind == "opening").EffectiveDate!.Value,
            items.Single(item => item.Id.EndsWith(".closes", StringComparison.Ordinal)).DueDate!.Value,
            items.Single(item => item.Id.Contains(".applyBy", StringComparison.Ordinal)).DueDate!.Value,
            items.Single(item => item.Id.Contains(".submitBy", StringComparison.Ordinal)).DueDate!.Value
        );
    }

    private static SchedulePlan PlanOf(JsonObject schedule) =>
        new SchedulePlanner(CalendarBook.Official, id =>
            id == "tianjin-2024-application" ? HandedCases.Compile("two-windows", id) : null
        ).Plan(Definitions.Compile(schedule.ToJsonString()), new Dictionary<string, LocalDate>());

    private static IReadOnlyList<Finding> Findings(JsonObject schedule) =>
        Validator.Validate(schedule.ToJsonString(), file: null, HandedCases.Others("two-windows"));

    private static JsonObject Text(string value) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
