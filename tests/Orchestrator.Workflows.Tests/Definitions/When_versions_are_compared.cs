using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Tests.Definitions;

/// <summary>What counts as a change of meaning, and how it is told.</summary>
public sealed class When_versions_are_compared
{
    private const string Plain = """
        {"definitionId":"d","name":"甲","inputs":[{"name":"meeting","type":"String","defaultValue":"2024-12-16"}],
         "root":{"id":"R","type":"Elsa.Flowchart","activities":[
           {"id":"A","type":"Elsa.WriteLine","metadata":{"displayText":"一"},"text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}},
           {"id":"B","type":"Elsa.WriteLine","metadata":{"displayText":"二"},"text":{"typeName":"String","expression":{"type":"Object","value":"{\"b\": 1, \"a\": [2]}"}}},
           {"id":"C","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":5}}}],
          "connections":[{"source":{"activity":"A","port":"Done"},"target":{"activity":"B","port":"In"}}]}}
        """;

    [Theory]
    [InlineData("\"value\":5", "\"value\":\"5\"")]
    [InlineData("{\\\"b\\\": 1, \\\"a\\\": [2]}", "{\\\"a\\\":[2],\\\"b\\\":1}")]
    [InlineData("\"typeName\":\"TimeSpan\"", "\"typeName\":null")]
    [InlineData("\"displayText\":\"一\"", "\"displayText\":\"一\",\"designer\":{\"position\":{\"x\":5,\"y\":7}}")]
    public void Two_ways_of_writing_the_same_have_one_hash(string from, string to)
    {
        var other = Read(Plain.Replace(from, to, StringComparison.Ordinal));
        other.ContentHash.ShouldBe(Read(Plain).ContentHash);
        DefinitionDiff.Between(Read(Plain), other).ShouldBeEmpty();
    }

    [Fact]
    public void An_arrow_that_leaves_another_activity_is_a_change()
    {
        var other = Read(
            Plain.Replace("\"source\":{\"activity\":\"A\"", "\"source\":{\"activity\":\"C\"", StringComparison.Ordinal)
        );
        other.ContentHash.ShouldNotBe(Read(Plain).ContentHash);
        DefinitionDiff
            .Between(Read(Plain), other)
            .Select(change => (change.Kind, change.Before ?? change.After))
            .ShouldBe([(DefinitionChangeKind.Removed, "一 —Done→ 二"), (DefinitionChangeKind.Added, "C —Done→ 二")]);
    }

    [Fact]
    public void Each_change_names_its_activity_and_its_part()
    {
        var json = JsonNode.Parse(Plain)!;
        json["name"] = "乙";
        json["inputs"]![0]!["defaultValue"] = "2024-12-20";
        json["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = "y";
        json["root"]!["activities"]!.AsArray().RemoveAt(2);
        json["root"]!["activities"]!
            .AsArray()
            .Add(JsonNode.Parse("""{"id":"D","type":"Elsa.End","metadata":{"displayText":"完"}}"""));
        var changes = DefinitionDiff.Between(Read(Plain), Read(json.ToJsonString()));
        changes
            .Select(change => (change.Kind, change.ActivityName, change.Part))
            .ShouldBe(
                [
                    (DefinitionChangeKind.Changed, null, "inputs.meeting"),
                    (DefinitionChangeKind.Changed, null, "name"),
                    (DefinitionChangeKind.Removed, "C", "activity"),
                    (DefinitionChangeKind.Changed, "一", "text"),
                    (DefinitionChangeKind.Added, "完", "activity"),
                ],
                ignoreOrder: true
            );
        changes
            .Single(change => change.Part == "text")
            .ShouldBe(new DefinitionChange(DefinitionChangeKind.Changed, "A", "一", "text", "x", "y"));
    }

    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition!;
}
