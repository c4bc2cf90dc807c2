using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Tests.Studio;

/// <summary>What Studio reads and writes is what is kept.</summary>
public sealed class When_definitions_pass_through_Studio(OpenServer server)
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json")
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_shipped_definition_means_the_same_after_a_save_and_an_export(string file)
    {
        var shipped = DefinitionReader
            .Read(
                await File.ReadAllTextAsync(
                    Path.Combine(AppContext.BaseDirectory, "workflows", file),
                    TestContext.Current.CancellationToken
                )
            )
            .Definition!;
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(shipped.DefinitionId);
        // Studio's model of an input has no default value; a moved node makes the save one.
        foreach (var input in opened["inputs"]!.AsArray().OfType<JsonObject>())
            input.Remove("defaultValue");
        opened["root"]!["activities"]![0]!["metadata"]!["designer"]!["position"]!["x"] = 17;

        var saved = await studio.SaveAsync(opened);
        saved.Status.ShouldBe(200, saved.Text);

        var exported = await studio.CallAsync(
            HttpMethod.Get,
            $"/elsa/api/workflow-definitions/{shipped.DefinitionId}/export?versionOptions=Latest"
        );
        var read = DefinitionReader.Read(exported.Text).Definition!;
        read.ContentHash.ShouldBe(shipped.ContentHash);
        exported.Text.ShouldStartWith("{\n  \"$schema\"");
        CanonicalForm
            .Write(read, includingLayout: true)
            .ShouldNotBe(CanonicalForm.Write(shipped, includingLayout: true));
        await server.Administrator.DeleteAsync(
            $"/elsa/api/workflow-definition-versions/{saved.Json!["workflowDefinition"]!["id"]}"
        );
    }

    [Fact]
    public async Task A_new_definition_is_made_a_schedule_of_its_year_and_notice()
    {
        var studio = new StudioClient(server.Administrator);
        var made = await studio.SaveAsync(
            JsonNode
                .Parse(
                    """
                    {"definitionId":"","name":"天津市2025年度安排","root":{"id":"Root","type":"Elsa.Flowchart","name":"Flowchart1","version":1,"activities":[],"connections":[]}}
                    """
                )!
                .AsObject()
        );
        var id = (string?)made.Json!["workflowDefinition"]!["definitionId"];
        var path = "/elsa/api/title-review/" + id;
        var form = await studio.CallAsync(HttpMethod.Get, path);
        ((string?)form.Json!["kind"], (bool)form.Json["isEmpty"]!).ShouldBe(("", true));
        form.Json["notices"]!.AsArray().Select(option => (string?)option!["value"]).ShouldContain("TJ24");

        var answers = new JsonObject
        {
            ["kind"] = "schedule",
            ["year"] = 25,
            ["region"] = "cn",
            ["jurisdiction"] = "天津市",
            ["notice"] = "TJ24",
        };
        (await studio.CallAsync(HttpMethod.Post, path, answers)).Status.ShouldBe(400);
        answers["year"] = 2025;
        (await studio.CallAsync(HttpMethod.Post, path, answers)).Status.ShouldBe(200);

        var listed = (await server.Administrator.GetOkAsync("/api/console/v1/definitions"))
            .AsArray()
            .Single(definition => (string?)definition!["id"] == id)!;
        ((string?)listed["kind"], (int?)listed["year"]).ShouldBe(("schedule", 2025));
        var opened = await studio.OpenAsync(id!);
        ((string?)opened["root"]!["activities"]![0]!["metadata"]!["displayText"]).ShouldBe("年度周期开始");
        // What Studio sends with the next edit keeps what the form said.
        opened["description"] = "改";
        (await studio.SaveAsync(opened)).Status.ShouldBe(200);
        ((string?)(await studio.OpenAsync(id!))["customProperties"]!["titleReview"]!["notice"]).ShouldBe("TJ24");
    }

    [Fact]
    public async Task A_dropped_activity_keeps_its_Chinese_name_over_every_save()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-dropped");
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        opened["root"]!["activities"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    """{"id":"d1","type":"TitleReview.PublicizeResults","name":"PublicizeResults2","version":1}"""
                )
            );
        foreach (var description in (string[])["一", "二"])
        {
            opened["description"] = description;
            var saved = await studio.SaveAsync(opened);
            (
                (string?)
                    StudioClient.Activity(saved.Json!["workflowDefinition"]!.AsObject(), "d1")["metadata"]![
                        "displayText"
                    ]
            ).ShouldBe("评审结果公示");
        }
    }

    [Fact]
    public async Task A_date_rule_is_drawn_as_fields_and_kept_as_one_rule()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "studio-rule");
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        var publicize = StudioClient.Activity(opened, "Publicize");
        publicize.ContainsKey("postBy").ShouldBeFalse();
        Value(publicize, "postByKind").ShouldBe("after");
        Value(publicize, "postByAnchor").ShouldBe("reviewEnd");
        Value(publicize, "postByAmount").ShouldBe("3");
        Value(publicize, "postByUnit").ShouldBe("workingDays");

        publicize["postByAmount"] = StudioClient.Literal("2");
        publicize["postByTime"] = StudioClient.Literal("17:30");
        (await studio.SaveAsync(opened)).Status.ShouldBe(200);

        var file = JsonNode
            .Parse((await studio.CallAsync(HttpMethod.Get, $"/elsa/api/workflow-definitions/{id}/export")).Text)!
            .AsObject();
        var kept = StudioClient.Activity(file, "Publicize");
        JsonNode
            .DeepEquals(
                JsonNode.Parse(Value(kept, "postBy")!),
                JsonNode.Parse(
                    """{"kind":"after","anchor":"reviewEnd","amount":2,"unit":"workingDays","timeOfDay":"17:30"}"""
                )
            )
            .ShouldBeTrue(Value(kept, "postBy"));
        kept.Any(member =>
                member.Key.StartsWith("postBy", StringComparison.Ordinal)
                && member.Key is not ("postBy" or "postByIsLegal")
            )
            .ShouldBeFalse();
    }

    [Fact]
    public async Task What_Studio_leaves_out_or_writes_in_its_own_way_is_put_right()
    {
        var studio = new StudioClient(server.Administrator);
        var created = await studio.SaveAsync(
            New(
                "studio-normal",
                """{"id":"At1","type":"Elsa.StartAt","name":"At1","version":1,"dateTime":{"typeName":null,"expression":{"type":"Literal","value":"2026/12/31 下午5:30:00"}}}"""
            )
        );
        created.Status.ShouldBe(200, created.Text);
        var file = JsonNode
            .Parse(
                (
                    await studio.CallAsync(
                        HttpMethod.Get,
                        $"/elsa/api/workflow-definitions/{created.Json!["workflowDefinition"]!["definitionId"]}/export"
                    )
                ).Text
            )!
            .AsObject();
        var root = file["root"]!;
        ((string?)root["nodeId"]).ShouldBe("Workflow1:Root");
        var at = StudioClient.Activity(file, "At1");
        ((string?)at["nodeId"]).ShouldBe("Workflow1:Root:At1");
        var input = at.Single(member => member.Key == "dateTime").Value!;
        ((string?)input["typeName"]).ShouldNotBeNull();
        ((string?)input["expression"]!["value"]).ShouldBe("2026-12-31T17:30:00");
        ((string?)at["metadata"]!["displayText"]).ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("Elsa.RunCSharp", "C#")]
    [InlineData("Elsa.RunPython", "Python")]
    [InlineData("Elsa.ReadLine", "控制台")]
    [InlineData("Elsa.StateMachine", "Elsa.StateMachine")]
    public async Task What_the_runtime_does_not_support_is_refused_by_name(string type, string named)
    {
        var studio = new StudioClient(server.Administrator);
        var refused = await studio.SaveAsync(
            New("studio-unsupported", $$"""{"id":"X","type":"{{type}}","name":"X","version":1}""")
        );
        refused.Status.ShouldBe(400);
        ((string?)refused.Json!["errors"]!["generalErrors"]![0]).ShouldNotBeNull().ShouldContain(named);
        ((int?)refused.Json["statusCode"]).ShouldBe(400);
    }

    [Fact]
    public async Task The_descriptors_offer_this_schedules_dates_and_clauses()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri("/elsa/api/descriptors/activities?Refresh=True", UriKind.Relative)
        );
        request.Headers.Add("X-Studio-Definition", "tianjin-2024");
        var answer = await server.Administrator.SendAsync(request);
        answer.Status.ShouldBe(200);
        var types = answer.Json!["items"]!.AsArray().OfType<JsonObject>().ToList();
        types.Select(type => $"{type["typeName"]} {type["version"]}").ShouldBeUnique();
        var publicize = types.Single(type => (string?)type["typeName"] == "TitleReview.PublicizeResults");
        ((string?)publicize["displayName"]).ShouldBe("评审结果公示");
        Choices(publicize, "PostByAnchor", "dropdown", "selectList").ShouldContain("reviewBy");
        types.ShouldContain(type => (string?)type["typeName"] == "Elsa.NotFoundActivity");

        // The clauses are many: Studio asks for them when the activity is selected.
        Choices(publicize, "Clauses", "checklist", "checkList").ShouldBeEmpty();
        ((bool?)Specification(publicize, "Clauses")["Refresh"]).ShouldBe(true);
        using var asked = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/elsa/api/descriptors/activities/TitleReview.PublicizeResults/options/Clauses", UriKind.Relative)
        )
        {
            Content = JsonContent.Create(new { context = new { } }),
        };
        asked.Headers.Add("X-Studio-Definition", "tianjin-2024");
        var clauses = Choices((await server.Administrator.SendAsync(asked)).Json!["items"]!, "checklist", "checkList");
        clauses.ShouldContain("TJ24-4.4-b");
        clauses.ShouldAllBe(clause => clause.StartsWith("TJ24-") || clause.StartsWith("RS"));
        clauses[0].ShouldStartWith("TJ24-");
        clauses[^1].ShouldStartWith("RS");
    }

    private static JsonNode Specification(JsonObject type, string input) =>
        type["inputs"]!.AsArray().Single(item => (string?)item!["name"] == input)!["uiSpecifications"]!;

    private static List<string> Choices(JsonObject type, string input, string editor, string list) =>
        Choices(Specification(type, input), editor, list);

    private static List<string> Choices(JsonNode specification, string editor, string list) =>
        [.. specification[editor]![list]!["items"]!.AsArray().Select(item => (string)item!["value"]!)];

    private static string? Value(JsonObject activity, string input) =>
        (string?)activity[input]?["expression"]?["value"];

    internal static JsonObject New(string name, string activity) =>
        JsonNode
            .Parse(
                $$$"""
                {"definitionId":"","name":"{{{name}}}","description":"","toolVersion":"3.8.0.0","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},"isReadonly":false,"options":{},
                 "root":{"id":"Root","type":"Elsa.Flowchart","name":"Root","version":1,"customProperties":{},"metadata":{},"activities":[{{{activity}}}],"connections":[]}}
                """
            )!
            .AsObject();
}
