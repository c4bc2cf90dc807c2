using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>Plain workflows that wait and then decide, by a script or by a constant.</summary>
/// <param name="name">Named in the output.</param>
/// <param name="condition">The expression of the decision, as JSON.</param>
internal sealed class DecisionSubject(string name, string condition) : IStormSubject
{
    private const long Version = 3;

    private static readonly Instant Started = Instant.FromUtc(2024, 10, 8, 0, 0);

    private const string Definition = """
        {"id":"d-v1","definitionId":"d","name":"d","version":1,"isLatest":true,"isPublished":true,
         "variables":[{"id":"n","name":"n","typeName":"Int32","value":"5"}],
         "root":{"type":"Elsa.Flowchart","id":"Flow","activities":[
          {"type":"Elsa.Delay","id":"Wait","version":1,
           "timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}},
          {"type":"Elsa.FlowDecision","id":"Decide","version":1,"condition":{"typeName":"Boolean","expression":CONDITION}},
          {"type":"Elsa.WriteLine","id":"Say","version":1,
           "text":{"typeName":"String","expression":{"type":"Literal","value":"yes"}}}],
          "connections":[{"source":{"activity":"Wait","port":"Done"},"target":{"activity":"Decide","port":"In"}},
           {"source":{"activity":"Decide","port":"True"},"target":{"activity":"Say","port":"In"}}]}}
        """;

    public string Name => name;

    public async Task<Instant> PrepareAsync(IWorkStore store, int count)
    {
        var json = Definition.Replace("CONDITION", condition, StringComparison.Ordinal);
        await using (var context = store.CreateContext())
        {
            context.DefinitionVersions.Add(
                new DefinitionVersion
                {
                    Id = Version,
                    DefinitionId = "d",
                    Version = 1,
                    Name = "d",
                    Kind = DefinitionKind.Other,
                    Json = json,
                    Hash = DefinitionReader.Read(json).Definition!.ContentHash,
                    IsLatest = true,
                    IsPublished = true,
                    CreatedAt = Started,
                    CreatedBy = "storm",
                }
            );
            await context.SaveChangesAsync();
        }

        await using var services = EngineSubject.Compose(store, new StormOptions());
        var units = services.GetRequiredService<UnitOfWork>();
        foreach (var page in Enumerable.Range(0, count).Chunk(500))
        {
            await units.RunAsync(
                [.. page.Select(WorkItem (_) => new WorkflowStart(Version, Started))],
                CancellationToken.None
            );
        }
        return Started + Duration.FromHours(1);
    }

    public async Task<int> DecideAsync(IWorkStore store, StormOptions options)
    {
        await using var services = EngineSubject.Compose(store, options);
        return (await services.GetRequiredService<Enforcer>().RunOnceAsync(CancellationToken.None)).Decided;
    }
}
