using System.Text.Json.Nodes;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Architecture;

namespace Orchestrator.Server.Tests;

public sealed class When_the_api_is_described
{
    [Fact]
    public async Task The_document_that_the_console_is_generated_from_is_the_servers()
    {
        var kept = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Repository.Source, "Orchestrator.Console", "openapi.json"))
        );
        var now = JsonNode.Parse(await OpenApiVerb.WriteAsync("console", TestContext.Current.CancellationToken));
        JsonNode
            .DeepEquals(kept, now)
            .ShouldBeTrue(
                "stale: dotnet run --project src/Orchestrator.Server -- openapi console > src/Orchestrator.Console/openapi.json"
            );
    }

    [Fact]
    public async Task The_portals_document_describes_every_operation_in_both_languages()
    {
        var document = JsonNode.Parse(await OpenApiVerb.WriteAsync("portal", TestContext.Current.CancellationToken))!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).ToList();
        operations.Count.ShouldBeGreaterThanOrEqualTo(9);
        operations.ShouldAllBe(operation =>
            ((string)operation.Value!["summary"]!).Contains("/ ", StringComparison.Ordinal)
        );
    }
}
