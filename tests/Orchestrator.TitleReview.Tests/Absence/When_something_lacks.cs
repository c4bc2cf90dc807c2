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

    private static string With(string file, string activity, string input, string rule)
    {
        var definition = JsonNode.Parse(Definitions.Text(file + ".json"))!.AsObject();
        var node = definition["root"]!["activities"]!.AsArray().First(node => (string?)node!["id"] == activity)!;
        node[input]!["expression"]!["value"] = rule;
        return definition.ToJsonString();
    }
}
