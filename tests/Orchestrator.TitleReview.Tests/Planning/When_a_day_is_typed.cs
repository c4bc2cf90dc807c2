using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Tests.Planning;

/// <summary>11月1日 alone and 2024年11月1日 are understood wherever a date is typed, and move with the year.</summary>
public class When_a_day_is_typed
{
    public static TheoryData<string> Ways =>
        ["2024-11-01", "2024年11月1日", "11月1日", "11月01日", "１１月１日", " 11 月 1 日 ", "11月1号"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_rule_that_is_nothing_but_a_day_is_that_day(string typed)
    {
        var plan = PlanOf(With("Window", "closes", JsonValue.Create(typed)));

        plan.Items.Single(item => item.Id == "Window.closes").DueDate.ShouldBe(new LocalDate(2024, 11, 1));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_rule_may_hold_such_a_day(string typed)
    {
        var rule = new JsonObject
        {
            ["kind"] = "fixed",
            ["date"] = typed,
            ["weekday"] = "Friday",
        };

        PlanOf(With("Window", "closes", rule.ToJsonString()))
            .Items.Single(item => item.Id == "Window.closes")
            .DueDate.ShouldBe(new LocalDate(2024, 11, 1));
    }

    [Theory]
    [InlineData("2024-12-20")]
    [InlineData("2024年12月20日")]
    [InlineData("12月20日")]
    public void A_default_and_an_input_of_a_cycle_are_read_alike(string typed)
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        schedule["inputs"]!.AsArray().First(input => (string?)input!["name"] == "meeting")!["defaultValue"] = typed;

        PlanOf(schedule).Anchors["meeting"].ShouldBe(new LocalDate(2024, 12, 20));
        new SchedulePlanner(CalendarBook.Official, Definitions.Find)
            .Plan(Definitions.Tianjin, new Dictionary<string, LocalDate>(), new JsonObject { ["meeting"] = typed })
            .Anchors["meeting"]
            .ShouldBe(new LocalDate(2024, 12, 20));
    }

    [Theory]
    [InlineData("10月18日")]
    [InlineData("2024年10月18日")]
    public void A_day_that_the_plan_leaves_open_is_read_when_the_cycle_starts(string typed)
    {
        var year = new TestYear(
            Definitions.Find("xianning-2024"),
            Definitions.Find("xianning-2024-application"),
            new JsonObject { ["applyCloses"] = typed }
        );

        year.Cycle.Stage.ShouldNotBeEmpty();
        Definitions.Find("xianning-2024")!.TryReadDay(typed, out var day).ShouldBeTrue();
        day.ShouldBe(new LocalDate(2024, 10, 18));
    }

    [Theory]
    [InlineData("2月30日")]
    [InlineData("13月1日")]
    [InlineData("2023年2月29日")]
    [InlineData("11月")]
    [InlineData("约11月1日")]
    public void What_is_no_day_is_not_taken_for_one(string typed)
    {
        TypedDay.TryRead(typed, 2024, out _).ShouldBeFalse();
        TypedDay.TryRead("11月1日", year: null, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("11月1日")]
    [InlineData("2024年11月1日")]
    public void It_moves_with_the_year(string typed)
    {
        var rolled = new YearRollover(CalendarBook.Official, id => Definitions.Find(id)?.Definition).Roll(
            DefinitionReader.Read(With("Window", "closes", JsonValue.Create(typed)).ToJsonString()).Definition!,
            2025,
            Instant.FromUtc(2025, 3, 3, 2, 0)
        );

        var proposal = rolled[0].Dates.Single(date => (date.ActivityId, date.Input) == ("Window", "closes"));
        (proposal.Old, proposal.New.Year).ShouldBe((new LocalDate(2024, 11, 1), 2025));
        proposal.Reason.Chinese.ShouldNotBeEmpty();
    }

    private static SchedulePlan PlanOf(JsonObject schedule) =>
        new SchedulePlanner(CalendarBook.Official, Definitions.Find).Plan(
            Definitions.Compile(schedule.ToJsonString()),
            new Dictionary<string, LocalDate>()
        );

    private static JsonObject With(string step, string input, JsonNode value)
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        TwoTracks.Step(schedule, step)[input]!["expression"]!["value"] = value;
        return schedule;
    }
}
