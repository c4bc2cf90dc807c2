using NodaTime;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Benchmarks.Support;

/// <summary>Small workflows without title review.</summary>
internal static class Plain
{
    /// <summary>Waits an hour.</summary>
    public const long Waiter = 101;

    /// <summary>Waits for the event <see cref="Go"/>, then ends.</summary>
    public const long Listener = 102;

    /// <summary>Publishes <see cref="Go"/>.</summary>
    public const long Caller = 103;

    public const string Go = "go";

    public static async Task StoreAsync(IWorkStore store)
    {
        await StoreAsync(store, Waiter, "waiter", Activity("Elsa.Delay", "timeSpan", "01:00:00"));
        await StoreAsync(store, Listener, "listener", Activity("Elsa.Event", "eventName", Go));
        await StoreAsync(store, Caller, "caller", Activity("Elsa.PublishEvent", "eventName", Go));
    }

    private static string Activity(string type, string input, string value) =>
        $$"""
            {"type":"{{type}}","id":"step","{{input}}":{"typeName":"String","expression":{"type":"Literal","value":"{{value}}"} } }
            """;

    private static async Task StoreAsync(IWorkStore store, long id, string name, string activity)
    {
        var json = $$"""
            {"id":"{{name}}-1","definitionId":"{{name}}","name":"{{name}}","version":1,"isLatest":true,"isPublished":true,
             "root":{"type":"Elsa.Sequence","id":"all","activities":[{{activity}}]} }
            """;
        var definition = DefinitionReader.Read(json).Definition!;
        await using var context = store.CreateContext();
        context.DefinitionVersions.Add(
            new DefinitionVersion
            {
                Id = id,
                DefinitionId = name,
                Version = 1,
                Name = name,
                Kind = DefinitionKind.Other,
                Json = json,
                Hash = definition.ContentHash,
                IsLatest = true,
                IsPublished = true,
                CreatedAt = Instant.FromUnixTimeTicks(0),
                CreatedBy = "benchmark",
            }
        );
        await context.SaveChangesAsync();
    }
}
