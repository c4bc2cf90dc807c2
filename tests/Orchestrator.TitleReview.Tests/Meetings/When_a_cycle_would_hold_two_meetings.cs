using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Meetings;

/// <summary>
/// 补充评审会议 in one schedule: events and dates know one meeting of a cycle, or of a track, so that it is said at each repeated step and
/// nothing of it is published. Two ways out of one decision are one meeting, and tracks may have one each.
/// </summary>
public sealed class When_a_cycle_would_hold_two_meetings
{
    private static readonly string[] Meeting = ["ScheduleMeeting", "ReportPlan", "DrawExperts", "Meeting", "Publicize"];

    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    [Fact]
    public void A_supplementary_meeting_after_the_first_publicity_is_an_error_at_each_of_its_steps()
    {
        var schedule = Twice(Meeting);
        Cut(schedule, "Publicize");
        Connect(schedule, ("Publicize", "ScheduleMeeting2"), ("Publicize2", "Publish"));

        Repeated(schedule).ShouldBe([.. Meeting.Select(step => step + "2")], ignoreOrder: true);
    }

    [Fact]
    public void A_second_sitting_without_a_draw_of_its_own_is_an_error()
    {
        var schedule = Twice(["Meeting"]);
        Cut(schedule, "Meeting");
        Connect(schedule, ("Meeting", "Meeting2"), ("Meeting2", "Publicize"));

        Repeated(schedule).ShouldBe(["Meeting2"]);
    }

    [Fact]
    public void Meetings_side_by_side_are_an_error_with_place_and_what_to_do()
    {
        var schedule = Twice(Meeting);
        Connect(schedule, ("PublishPlan", "ScheduleMeeting2"), ("Publicize2", "Publish"));

        Repeated(schedule).ShouldBe([.. Meeting.Select(step => step + "2")], ignoreOrder: true);
        var finding = Findings(schedule).First(finding => finding.ActivityId == "Meeting2");
        (finding.Code, finding.Severity).ShouldBe(("meeting-twice", Severity.Error));
        finding.Message.ShouldContain("请为后一次会议另立一份年度安排");
        var plan = new SchedulePlanner(CalendarBook.Official, Definitions.Find).Plan(
            Definitions.Compile(schedule.ToJsonString()),
            new Dictionary<string, LocalDate>()
        );
        plan.IsLawful.ShouldBeFalse();
        plan.RepeatedMeeting!.Item.ShouldNotBeNull();
    }

    /// <summary>What does not say its track beside them is told, and what one track has and the other lacks.</summary>
    [Fact]
    public void A_meeting_for_each_track_is_not_repeated_where_each_step_names_its_own()
    {
        var schedule = TwoTracks.Schedule();
        Repeat(schedule, Meeting);
        Connect(schedule, ("PublishPlan", "ScheduleMeeting2"), ("Publicize2", "Publish"));
        foreach (var step in Meeting)
        {
            Step(schedule, step)["track"] = Text("高级");
            Step(schedule, step + "2")["track"] = Text("中级");
        }

        Repeated(schedule).ShouldBeEmpty();
        var findings = Findings(schedule);
        findings.ShouldNotContain(finding => finding.Code == "track-events");
        findings
            .Where(finding => finding.Code == "track-shared")
            .Select(finding => finding.ActivityId)
            .ShouldBe(["Reschedule", "ReplaceExperts", "Publish", "Certificates"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("高级", "高级")]
    [InlineData("高级", null)]
    [InlineData(null, "高级")]
    public void Two_meetings_of_one_track_or_one_of_all_are_an_error_that_says_to_name_the_track(
        string? first,
        string? second
    )
    {
        var schedule = TwoTracks.Schedule();
        Repeat(schedule, Meeting);
        Connect(schedule, ("PublishPlan", "ScheduleMeeting2"), ("Publicize2", "Publish"));
        foreach (var step in Meeting)
        {
            if (first is not null)
                Step(schedule, step)["track"] = Text(first);
            if (second is not null)
                Step(schedule, step + "2")["track"] = Text(second);
        }

        Repeated(schedule).ShouldBe([.. Meeting.Select(step => step + "2")], ignoreOrder: true);
        Findings(schedule)
            .First(finding => finding.Code == "meeting-twice")
            .Message.ShouldContain("各批次分别开会的，请在各环节填写各自的批次");
    }

    [Fact]
    public void Two_ways_out_of_one_decision_are_one_meeting()
    {
        var schedule = Twice(["Meeting"]);
        var steps = schedule["root"]!["activities"]!.AsArray();
        steps.Add(
            new JsonObject
            {
                ["id"] = "Online",
                ["nodeId"] = "Workflow1:Schedule:Online",
                ["name"] = "Online",
                ["type"] = "Elsa.FlowDecision",
                ["version"] = 1,
                ["customProperties"] = new JsonObject { ["mergeMode"] = "Merge" },
                ["metadata"] = new JsonObject { ["displayText"] = "线上评审" },
                ["condition"] = new JsonObject
                {
                    ["typeName"] = "Boolean",
                    ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "True" },
                },
            }
        );
        foreach (var link in schedule["root"]!["connections"]!.AsArray())
        {
            if ((string?)link!["target"]!["activity"] is "Meeting" or "Meeting2")
                link["target"]!["activity"] = "Online";
        }

        Connect(schedule, "Online", "True", "Meeting");
        Connect(schedule, "Online", "False", "Meeting2");
        Connect(schedule, ("Meeting2", "Publicize"));

        Repeated(schedule).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tianjin-2024")]
    [InlineData("tianjin-quality-2023")]
    [InlineData("yuncheng-2024")]
    [InlineData("liuzhou-2024")]
    [InlineData("xianning-2024")]
    public void No_shipped_schedule_has_two(string schedule) =>
        Repeated(JsonNode.Parse(Definitions.Text(schedule + ".json"))!.AsObject()).ShouldBeEmpty();

    private static IReadOnlyList<string?> Repeated(JsonObject schedule) =>
        [.. Findings(schedule).Where(finding => finding.Code == "meeting-twice").Select(finding => finding.ActivityId)];

    private static IReadOnlyList<Finding> Findings(JsonObject schedule) =>
        [.. Validator.Validate(schedule.ToJsonString(), null, Find)];

    private static WorkflowDefinition? Find(string id) =>
        DefinitionReader.Read(Definitions.Text(id + ".json")).Definition;

    /// <summary>Tianjin's schedule with some steps and the arrows between them once more, behind those of the first.</summary>
    private static JsonObject Twice(IReadOnlyList<string> steps)
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        Repeat(schedule, steps);
        return schedule;
    }

    private static void Repeat(JsonObject schedule, IReadOnlyList<string> steps)
    {
        var (all, arrows) = (schedule["root"]!["activities"]!.AsArray(), schedule["root"]!["connections"]!.AsArray());
        foreach (var step in steps)
        {
            var copy = Step(schedule, step).DeepClone().AsObject();
            foreach (var name in (string[])["id", "nodeId", "name"])
                copy[name] = (string)copy[name]! + "2";
            all.Add(copy);
        }

        foreach (var arrow in arrows.ToList())
        {
            var (from, to) = ((string)arrow!["source"]!["activity"]!, (string)arrow["target"]!["activity"]!);
            if (steps.Contains(from) && steps.Contains(to))
                Connect(schedule, from + "2", (string)arrow["source"]!["port"]!, to + "2");
        }
    }

    private static JsonObject Step(JsonObject schedule, string id) =>
        schedule["root"]!["activities"]!.AsArray().First(step => (string?)step!["id"] == id)!.AsObject();

    /// <summary>Takes the arrows away that lead on from a step.</summary>
    private static void Cut(JsonObject schedule, string from)
    {
        var arrows = schedule["root"]!["connections"]!.AsArray();
        foreach (var arrow in arrows.Where(arrow => (string?)arrow!["source"]!["activity"] == from).ToList())
            arrows.Remove(arrow);
    }

    private static void Connect(JsonObject schedule, params (string From, string To)[] arrows)
    {
        foreach (var (from, to) in arrows)
            Connect(schedule, from, "Done", to);
    }

    private static void Connect(JsonObject schedule, string from, string port, string to) =>
        schedule["root"]!["connections"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
                    ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
                    ["vertices"] = new JsonArray(),
                }
            );

    private static JsonObject Text(string value) =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
        };
}
