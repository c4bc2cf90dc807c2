using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.Absence;

public class When_something_lacks
{
    private static readonly DefinitionValidator Validator = new(
        Definitions.Registry,
        ReviewRules.All(CalendarBook.Official, Definitions.Notices)
    );

    [Fact]
    public void Without_any_publicity_the_national_rule_is_cited_and_what_nobody_sends_is_named()
    {
        var findings = Validator.Validate(
            HandedCases.Text("no-publicity", "tianjin-2024"),
            "tianjin-2024.json",
            HandedCases.Others("no-publicity")
        );

        findings
            .Count(finding =>
                finding is { Code: "law", Severity: Severity.Error }
                && finding.Clause!.Contains("人社部令第40号")
                && finding.Message.Contains("公示期不少于5个工作日")
            )
            .ShouldBe(2);
        findings.ShouldContain(finding =>
            finding.Code == "nobody-sends"
            && finding.ActivityId == "ResultPublicity"
            && finding.Message.Contains("result.elapsed")
        );
    }

    [Fact]
    public void Of_two_ways_each_may_have_a_publicity_of_its_own()
    {
        var schedule = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!;
        var (activities, arrows) = (
            schedule["root"]!["activities"]!.AsArray(),
            schedule["root"]!["connections"]!.AsArray()
        );
        var other = activities.Single(activity => (string)activity!["id"]! == "Publicize")!.DeepClone();
        other["id"] = "PublicizeToo";
        activities.Add(other);
        arrows.Add(Arrow("Meeting", "PublicizeToo"));
        arrows.Add(Arrow("PublicizeToo", "Publish"));

        Validator.Validate(schedule.ToJsonString()).ShouldNotContain(finding => finding.Code == "law-order");

        static JsonObject Arrow(string from, string to) =>
            new()
            {
                ["source"] = new JsonObject { ["activity"] = from, ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
            };
    }

    [Fact]
    public void The_same_is_found_from_the_application()
    {
        var findings = Validator.Validate(
            HandedCases.Text("no-publicity", "tianjin-2024-application"),
            file: null,
            HandedCases.Others("no-publicity")
        );

        findings.ShouldContain(finding => finding.Code == "law" && finding.Message.Contains("单位内部公示"));
        findings.ShouldContain(finding => finding.Code == "nobody-sends" && finding.ActivityId == "ResultPublicity");
    }

    [Fact]
    public void An_application_alone_is_judged_by_itself()
    {
        var findings = Validator.Validate(HandedCases.Text("no-publicity", "tianjin-2024-application"));

        findings.ShouldContain(finding => finding.Code == "law" && finding.Message.Contains("单位内部公示"));
        findings.ShouldNotContain(finding => finding.Code == "nobody-sends");
    }

    [Theory]
    [InlineData("reviewBy", "on")]
    [InlineData("no.such.date", "on")]
    [InlineData("certificates", "before")]
    public void A_clock_that_never_starts_is_an_error(string anchor, string kind)
    {
        var rule =
            kind == "on"
                ? $$"""{"kind":"on","anchor":"{{anchor}}"}"""
                : $$"""{"kind":"before","anchor":"{{anchor}}","amount":1,"unit":"days"}""";
        var json = With("yuncheng-2024", "ReviewBy", "due", rule);

        Validator
            .Validate(json, file: null, id => Definitions.Find(id)?.Definition)
            .ShouldContain(finding =>
                finding.ActivityId == "ReviewBy"
                && (finding.Code == "unstated-date" || finding.Code == "unknown-anchor")
                && finding.Severity == Severity.Error
            );
    }

    [Fact]
    public void An_end_that_only_a_moved_meeting_leads_to_is_no_end()
    {
        var definition = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        foreach (
            var arrow in definition["root"]!["connections"]!
                .AsArray()
                .Where(arrow => (string?)arrow!["target"]!["activity"] is "Close" or "CloseAfterObjections")
        )
        {
            arrow!["source"] = new JsonObject { ["activity"] = "Reschedule", ["port"] = "Done" };
        }

        Validator
            .Validate(definition.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .ShouldContain(finding => finding.Code == "end-by-chance" && finding.Severity == Severity.Error);
    }

    [Fact]
    public void Results_that_are_published_beside_their_publicity_are_out_of_order()
    {
        var definition = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        definition["root"]!["connections"]!
            .AsArray()
            .First(arrow => (string?)arrow!["source"]!["activity"] == "Publicize")!["source"] = new JsonObject
        {
            ["activity"] = "Meeting",
            ["port"] = "Done",
        };

        var finding = Validator
            .Validate(definition.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .First(finding => finding.Code == "law-order");

        (finding.ActivityId, finding.Severity).ShouldBe(("Publish", Severity.Error));
        finding.Clause!.ShouldContain("人社部令第40号");
    }

    [Fact]
    public void A_clause_that_sets_a_time_and_that_no_step_carries_out_is_told_with_its_sentence()
    {
        var schedule = JsonNode.Parse(new Removal("liuzhou-2024", "liuzhou-2024", "ExpertPool", Bridged: true).Json())!;
        schedule["customProperties"]!["titleReview"]!.AsObject().Remove("demands");

        var finding = Validator
            .Validate(schedule.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition)
            .Single(finding => finding.Code == "clause-undone");

        (finding.Clause, finding.Severity).ShouldBe(("LZ24-5.2-b", Severity.Warning));
    }

    [Fact]
    public void A_step_left_out_on_purpose_is_told_with_its_reason() =>
        Validator
            .Validate(Definitions.Text("yuncheng-2024-application.json"))
            .ShouldContain(finding =>
                finding.Code == "law" && finding.Severity == Severity.Warning && finding.Message.Contains("系统外公示")
            );

    [Fact]
    public void A_schedule_of_a_start_and_an_end_alone_lacks_everything()
    {
        var definition = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        var root = definition["root"]!.AsObject();
        root["activities"] = new JsonArray([
            .. root["activities"]!
                .AsArray()
                .Where(node => (string?)node!["id"] is "Start" or "Close")
                .Select(node => node!.DeepClone()),
        ]);
        root["connections"] = new JsonArray(Arrow("Start", "Done", "Close"));

        var findings = Validator.Validate(definition.ToJsonString());

        foreach (var step in new[] { "申报窗口", "抽取评审专家", "召开评审会议", "评审结果公示", "公布或确认评审结果" })
        {
            findings.ShouldContain(finding =>
                finding.Code == "law"
                && finding.Severity == Severity.Error
                && finding.Message.Contains($"缺少“{step}”环节")
            );
        }
    }

    /// <summary>The window and the meeting's day are brought together by a join, in each of its modes.</summary>
    [Theory]
    [InlineData("WaitAny")]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_of_two_ways_that_both_come_is_right(string mode) => Codes(Joined(mode)).ShouldBeEmpty();

    [Fact]
    public void A_join_of_all_with_a_way_that_never_comes_is_named()
    {
        var finding = Findings(Joined("WaitAll", deadEnd: true))
            .First(finding => finding is { Code: "join-waits", ActivityId: "Join" });

        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldContain("Orphan");
    }

    [Fact]
    public void A_join_of_the_first_goes_on_although_another_never_comes() =>
        Findings(Joined("WaitAny", deadEnd: true))
            .ShouldNotContain(finding => finding.Code == "join-waits" || finding.Code == "no-end");

    [Fact]
    public void A_publicity_on_one_way_into_a_join_of_the_first_is_not_certain()
    {
        foreach (var (mode, isCertain) in new[] { ("WaitAny", false), ("WaitAll", true) })
        {
            var definition = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
            var arrows = definition["root"]!["connections"]!.AsArray();
            definition["root"]!["activities"]!.AsArray().Add(Join(mode));
            Redirect(arrows, "Publicize", "Publish", "Join");
            arrows.Add(Arrow("Meeting", "Done", "Join"));
            arrows.Add(Arrow("Join", "Done", "Publish"));

            Findings(definition).Any(finding => finding.Code == "law-order").ShouldBe(!isCertain, mode);
        }
    }

    private static JsonObject Joined(string mode, bool deadEnd = false)
    {
        var definition = JsonNode.Parse(Definitions.Text("tianjin-2024.json"))!.AsObject();
        var (activities, arrows) = (
            definition["root"]!["activities"]!.AsArray(),
            definition["root"]!["connections"]!.AsArray()
        );
        activities.Add(Join(mode));
        foreach (var from in new[] { "ReportPlan", "DrawExperts" })
            Redirect(arrows, from, "Meeting", "Join");
        arrows.Add(Arrow("Join", "Done", "Meeting"));
        if (deadEnd)
        {
            // It waits for a date that only it states itself.
            var orphan = activities.First(node => (string?)node!["id"] == "ReviewBy")!.DeepClone().AsObject();
            orphan["id"] = "Orphan";
            orphan["metadata"]!["displayText"] = "Orphan";
            orphan["dateName"]!["expression"]!["value"] = "orphan";
            TwoTracks.Write(orphan, "due", """{"kind":"on","anchor":"orphan"}""");
            activities.Add(orphan);
            arrows.Add(Arrow("ScheduleMeeting", "Done", "Orphan"));
            arrows.Add(Arrow("Orphan", "Met", "Join"));
        }
        return definition;
    }

    private static JsonObject Join(string mode) =>
        new()
        {
            ["id"] = "Join",
            ["type"] = "Elsa.FlowJoin",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["displayText"] = "汇合" },
            ["mode"] = new JsonObject
            {
                ["typeName"] = "FlowJoinMode",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = mode },
            },
        };

    private static void Redirect(JsonArray arrows, string from, string to, string instead) =>
        arrows.First(arrow =>
            (string?)arrow!["source"]!["activity"] == from && (string?)arrow["target"]!["activity"] == to
        )!["target"]!["activity"] = instead;

    private static JsonObject Arrow(string from, string port, string to) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };

    private static IReadOnlyList<Finding> Findings(JsonObject definition) =>
        Validator.Validate(definition.ToJsonString(), file: null, id => Definitions.Find(id)?.Definition);

    private static IEnumerable<string> Codes(JsonObject definition) =>
        Findings(definition)
            .Where(finding => finding.Severity == Severity.Error || finding.Code is "join-waits" or "end-by-chance")
            .Select(finding => $"{finding.Code} {finding.Message}");

    private static string With(string file, string activity, string input, string rule)
    {
        var definition = JsonNode.Parse(Definitions.Text(file + ".json"))!.AsObject();
        var node = definition["root"]!["activities"]!.AsArray().First(node => (string?)node!["id"] == activity)!;
        node[input]!["expression"]!["value"] = rule;
        return definition.ToJsonString();
    }
}
