using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Tests.Conformance;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Definitions;

public class Reading_and_writing
{
    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition!;

    private static string Sample(Action<JsonObject>? change = null) =>
        Workflow(
            Flowchart(
                [
                    Line("a"),
                    Line("b"),
                    Activity("seq", "Elsa.Sequence", json => json["activities"] = new JsonArray(Line("c"), Line("d"))),
                ],
                "a b",
                "b seq"
            ),
            [Variable("n")],
            change
        );

    [Fact]
    public void The_export_keeps_unknown_members_and_begins_with_the_schema()
    {
        var exported = DefinitionWriter.Write(
            Read(
                Sample(json => (json["custom"], json["createdAt"]) = (new JsonObject { ["keep"] = true }, "2024-01-01"))
            )
        );
        exported.ShouldStartWith(
            "{\n  \"$schema\": \"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json\""
        );
        var again = Read(exported);
        ((bool)again.Json["custom"]!["keep"]!).ShouldBeTrue();
        again.ContentHash.ShouldBe(
            Read(Sample(json => json["custom"] = new JsonObject { ["keep"] = true })).ContentHash
        );
    }

    [Fact]
    public void The_hash_is_of_the_meaning()
    {
        var hash = Read(Sample()).ContentHash;
        Read(Sample(json => (json["version"], json["isPublished"], json["toolVersion"]) = (7, true, "3.8.2.0")))
            .ContentHash.ShouldBe(hash);
        Read(Sample(json => Swap((JsonArray)json["root"]!["activities"]!))).ContentHash.ShouldBe(hash);
        Read(Sample(json => Swap((JsonArray)json["root"]!["connections"]!))).ContentHash.ShouldBe(hash);
        Read(Sample(json => json["root"]!["activities"]![0]!["nodeId"] = "Workflow1:flow:a"))
            .ContentHash.ShouldBe(hash);
        Read(Sample(json => json["root"]!["activities"]![0]!["text"]!["typeName"] = "String"))
            .ContentHash.ShouldBe(hash);
        Read(Sample(json => json["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = "other"))
            .ContentHash.ShouldNotBe(hash);
        Read(Sample(json => Swap((JsonArray)json["root"]!["activities"]![2]!["activities"]!)))
            .ContentHash.ShouldNotBe(hash, "the order of a sequence is its meaning");
        Read(Sample(json => json["name"] = "Other")).ContentHash.ShouldNotBe(hash);
    }

    [Fact]
    public void The_layout_counts_only_when_asked()
    {
        static void Move(JsonObject x) =>
            x["root"]!["activities"]![0]!["metadata"] = new JsonObject
            {
                ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 5 } },
            };
        CanonicalForm
            .Hash(Read(Sample(Move)), includingLayout: false)
            .ShouldBe(CanonicalForm.Hash(Read(Sample()), includingLayout: false));
        CanonicalForm
            .Hash(Read(Sample(Move)), includingLayout: true)
            .ShouldNotBe(CanonicalForm.Hash(Read(Sample()), includingLayout: true));
    }

    [Fact]
    public void Old_ways_to_write_lists_and_connections_are_read()
    {
        var flat = Workflow(Flowchart([Line("a"), Line("b")]), more: json =>
        {
            json["root"]!["activities"] = new JsonObject { ["$values"] = json["root"]!["activities"]!.DeepClone() };
            json["root"]!["connections"] = new JsonObject
            {
                ["source"] = "a",
                ["target"] = "b",
                ["sourcePort"] = "Done",
                ["targetPort"] = "In",
            };
            json["usableAsActivity"] = true;
        });
        var definition = Read('\uFEFF' + flat);
        definition.Root.Connections.ShouldBe([new ActivityConnection("a", "Done", "b", "In")]);
        definition.Options.UsableAsActivity.ShouldBeTrue();
        new Instance(flat).Lines.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_connection_that_leads_nowhere_is_dropped_with_a_warning()
    {
        var read = DefinitionReader.Read(Workflow(Flowchart([Line("a")], "a gone")));
        read.IsRead.ShouldBeTrue();
        read.Findings.Single().Code.ShouldBe("dangling-connection");
    }

    [Fact]
    public void Every_definition_of_the_conformance_folder_survives_a_round_trip()
    {
        if (ConformanceFolder.Path is not { } folder)
        {
            Assert.Skip("../shared/elsa/conformance is not there.");
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var read = DefinitionReader.Read(File.ReadAllText(file));
            read.Findings.ShouldBeEmpty(file);
            var definition = read.Definition!;
            var again = Read(DefinitionWriter.Write(definition));
            again.ContentHash.ShouldBe(definition.ContentHash, file);
            foreach (var (member, value) in definition.Json)
                JsonNode.DeepEquals(value, again.Json[member]).ShouldBeTrue($"{file}: {member}");
        }
    }

    private static void Swap(JsonArray list)
    {
        var first = list[0];
        list.RemoveAt(0);
        list.Add(first);
    }
}
