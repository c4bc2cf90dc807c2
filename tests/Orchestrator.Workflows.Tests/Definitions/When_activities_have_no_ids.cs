using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Tests.Definitions;

public class When_activities_have_no_ids
{
    [Fact]
    public void They_are_numbered_by_type_in_the_order_of_the_file_around_the_ids_that_are_taken() =>
        Ids(
                """
                {"type":"Elsa.Flowchart","activities":[
                  {"type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"a"}}},
                  {"id":"WriteLine2","type":"Elsa.WriteLine"},
                  {"type":"Elsa.While","body":{"type":"Elsa.Sequence","activities":[{"type":"Elsa.WriteLine"},{"id":"","type":"Elsa.WriteLine"}]}},
                  {"type":"Elsa.Switch","cases":[{"label":"x","condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},"activity":{"type":"Elsa.WriteLine"}}]}]}
                """
            )
            .ShouldBe("Flowchart1 WriteLine1 WriteLine2 While1 Sequence1 WriteLine3 WriteLine4 Switch1 WriteLine5");

    [Fact]
    public void A_file_that_lacks_none_stays_as_it_is()
    {
        var json = (JsonObject)
            JsonNode.Parse("""{"definitionId":"a","root":{"id":"r","type":"Elsa.Flowchart","activities":[]}}""")!;
        DefinitionReader.Read(json.ToJsonString()).Definition!.Root.Id.ShouldBe("r");
    }

    private static string Ids(string root)
    {
        var read = DefinitionReader.Read($$"""{"definitionId":"a","name":"a","root":{{root}}}""");
        read.Findings.ShouldBeEmpty();
        return string.Join(' ', All(read.Definition!.Root));
    }

    private static IEnumerable<string> All(ActivityNode node) =>
        [node.Id, .. node.Children.SelectMany(child => All(child.Node))];
}
