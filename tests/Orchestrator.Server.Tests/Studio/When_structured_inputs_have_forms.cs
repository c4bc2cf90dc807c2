using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Server.Studio.Forms;
using Orchestrator.Server.Tests.Support;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;

namespace Orchestrator.Server.Tests.Studio;

/// <summary>Whatever has several parts is filled in by a form: nobody in a title office writes JSON.</summary>
public sealed class When_structured_inputs_have_forms(OpenServer server)
{
    private static readonly string[] Kinds =
    [
        "text",
        "date",
        "number",
        "value",
        "values",
        "flag",
        "choice",
        "choices",
        "record",
        "records",
    ];

    private static readonly string[] ListsOfTheDefinition = ["anchors", "clauses", "roles", "calendars"];

    public static TheoryData<string, Type> Records =>
        new()
        {
            { "vote", typeof(RecommendingVote) },
            { "closing", typeof(Closing) },
            { "opening", typeof(Opening) },
            { "evidencePeriod", typeof(EvidencePeriod) },
            { "milestone", typeof(ExtendableMilestone) },
        };

    [Fact]
    public async Task No_input_of_ours_is_edited_as_JSON()
    {
        var ours = DefinitionRules.Registry.Describe().Where(type => type.Category == ReviewActivity.Category).ToList();
        ours.SelectMany(type =>
                type.Inputs.Where(input => input.UIHint == "json-editor" && FormShapes.Of(input) is null)
            )
            .Select(input => input.DisplayName)
            .ShouldBeEmpty();

        var shown = (
            await new StudioClient(server.Administrator).CallAsync(HttpMethod.Get, "/elsa/api/descriptors/activities")
        ).Json!["items"]!.AsArray();
        shown
            .Where(type => ours.Any(known => known.TypeName == (string?)type!["typeName"]))
            .SelectMany(type => type!["inputs"]!.AsArray())
            .Where(input => (string?)input!["uiHint"] == "json-editor")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Each_name_in_the_panel_is_one_form() =>
        StudioFormEndpoints.Inputs.Keys.ShouldBe(
            [
                "资格规则",
                "免考条件",
                "推荐委员会表决",
                "材料计算期间",
                "可延期的环节",
                "各方截止时间",
                "各方开始时间",
                .. StudioFormEndpoints.Inputs.Keys.Where(name =>
                    name.EndsWith(" · 其他规则", StringComparison.Ordinal)
                ),
            ],
            ignoreOrder: true
        );

    [Fact]
    public void Shapes_name_kinds_shapes_and_lists_that_exist_and_speak_both_languages()
    {
        string[] lists = [.. FormShapes.Lists.Select(list => list.Key), .. ListsOfTheDefinition];
        foreach (var field in FormShapes.Shapes.SelectMany(shape => FieldsOf(shape.Value!)))
        {
            var name = field.ToJsonString();
            Kinds.ShouldContain((string)field["kind"]!, name);
            ShouldSpeakTwice(field["label"], name);
            if (field["shape"] is { } shape)
                FormShapes.Shapes.ContainsKey((string)shape!).ShouldBeTrue(name);
            if (field["list"] is { } list)
                lists.ShouldContain((string)list!, name);
            foreach (var text in (string[])["help", "empty", "wrong"])
            {
                if (field[text] is { } words)
                    ShouldSpeakTwice(words, name);
            }

            foreach (var option in field["options"]?.AsArray() ?? [])
                option!.AsArray().Count.ShouldBe(3, name);
            // What does not match is told how it should be.
            (field["pattern"] is null).ShouldBe(field["wrong"] is null, name);
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_form_has_a_field_for_each_part(string shape, Type record) =>
        FieldsOf(FormShapes.Shapes[shape]!)
            .Select(field => (string)field["name"]!)
            .ShouldBe(
                record
                    .GetProperties()
                    .Where(part => part.CanWrite)
                    .Select(part => char.ToLowerInvariant(part.Name[0]) + part.Name[1..]),
                ignoreOrder: true
            );

    [Fact]
    public void Every_kind_of_date_can_be_chosen() =>
        FormShapes.Shapes["date"]!["cases"]!
            .AsArray()
            .Select(one => (string)one!["value"]!)
            .ShouldBe(DateRuleJson.Kinds, ignoreOrder: true);

    [Fact]
    public async Task Its_choices_are_those_of_the_open_definition()
    {
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "yuncheng-2024.json", "forms-choices");
        var forms = (
            await new StudioClient(server.Administrator).CallAsync(HttpMethod.Get, $"/elsa/api/title-review/{id}/forms")
        ).Json!;
        Values(forms, "clauses").ShouldContain("YC24-4.6-a");
        Values(forms, "clauses").ShouldNotContain("TJ24-4.2-i");
        Values(forms, "anchors").ShouldContain("reviewBy");
        (
            (string?)forms["inputs"]!["各方截止时间"]!["shape"],
            (bool)forms["inputs"]!["各方截止时间"]!["isList"]!
        ).ShouldBe(("closing", true));
    }

    [Fact]
    public async Task What_nobody_changed_stays_as_it_was_written_and_what_a_form_wrote_is_a_value()
    {
        const string closings =
            """[ {"role":"employer", "due":{"kind":"fixed","date":"2024-10-25"}, "remark":"另注"} ]""";
        var id = await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", "forms-kept");
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        StudioClient.Activity(opened, "Window")["closings"] = StudioClient.Literal(closings);
        (await studio.SaveAsync(opened)).Status.ShouldBe(200);
        var kept = await ExportedAsync(studio, id, "Window");
        (
            (string?)kept["closings"]!["expression"]!["type"],
            (string?)kept["closings"]!["expression"]!["value"]
        ).ShouldBe(("Object", closings));

        opened = await studio.OpenAsync(id);
        var shown = StudioClient.Activity(opened, "Window")["closings"]!["expression"]!;
        ((string?)shown["type"], (string?)shown["value"]).ShouldBe(("Literal", closings));
        // The same value, otherwise written, is no change.
        shown["value"] = JsonNode.Parse(closings)!.ToJsonString();
        opened["description"] = "改";
        (await studio.SaveAsync(opened)).Status.ShouldBe(200);
        JsonNode.DeepEquals(await ExportedAsync(studio, id, "Window"), kept).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""[{}]""")]
    [InlineData("""[{"role":"employer"}]""")]
    [InlineData("""[{"role":"employer","due":{"kind":"before"}}]""")]
    public async Task What_is_not_complete_yet_is_kept_and_told_in_the_words_of_its_form(string closings)
    {
        var id = "forms-incomplete-" + closings.Length;
        await StudioClient.ImportCopyAsync(server.Administrator, "tianjin-2024.json", id);
        var studio = new StudioClient(server.Administrator);
        var opened = await studio.OpenAsync(id);
        StudioClient.Activity(opened, "Window")["closings"] = StudioClient.Literal(closings);
        var saved = await studio.SaveAsync(opened);
        saved.Status.ShouldBe(200, saved.Text);
        saved.Json!["findings"]!
            .AsArray()
            .Select(finding => (string?)finding!["message"])
            .ShouldContain(text => text!.Contains("“各方截止时间”没有填全或有误", StringComparison.Ordinal));
    }

    private static async Task<JsonObject> ExportedAsync(StudioClient studio, string id, string activity) =>
        StudioClient.Activity(
            JsonNode
                .Parse((await studio.CallAsync(HttpMethod.Get, $"/elsa/api/workflow-definitions/{id}/export")).Text)!
                .AsObject(),
            activity
        );

    private static IEnumerable<string?> Values(JsonNode forms, string list) =>
        forms["lists"]![list]!.AsArray().Select(choice => (string?)choice![0]);

    private static IEnumerable<JsonNode> FieldsOf(JsonNode shape) =>
        shape["fields"]!
            .AsArray()
            .Concat((shape["cases"]?.AsArray() ?? []).SelectMany(one => one!["fields"]!.AsArray()))
            .Select(field => field!);

    private static void ShouldSpeakTwice(JsonNode? words, string place) =>
        words!.AsArray().Select(word => ((string?)word)!.Length > 0).ShouldBe([true, true], place);
}
