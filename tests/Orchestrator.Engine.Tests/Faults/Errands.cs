using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>Small workflows that use all that the engine brings about: deadlines, events from outside, events to others, starts.</summary>
internal static class Errands
{
    /// <summary>
    /// Waits for the event <see cref="Go"/>, at most half an hour; publishes <see cref="Rung"/>; waits another hour; ends.
    /// </summary>
    public const long Errand = 201;

    /// <summary>Starts at each <see cref="Rung"/>, waits twenty minutes, ends.</summary>
    public const long Echo = 202;

    public const string Go = "go";

    public const string Rung = "rung";

    public static async Task StoreAsync(IWorkStore store)
    {
        await Year.StoreJsonAsync(store, Errand, ErrandJson, DefinitionKind.Other);
        await Year.StoreJsonAsync(store, Echo, EchoJson, DefinitionKind.Other);
    }

    private static string ErrandJson =>
        Definition(
            "errand",
            First(Delay("limit", "00:30:00"), Event("asked", Go)),
            $$$"""{"type":"Elsa.PublishEvent","id":"ring","eventName":{{{Literal(Rung)}}}}""",
            Delay("rest", "01:00:00")
        );

    private static string EchoJson =>
        Definition(
            "echo",
            Event("heard", Rung, "\"customProperties\":{\"canStartWorkflow\":true},"),
            Delay("fade", "00:20:00")
        );

    private static string Definition(string id, params string[] steps) =>
        $$$"""
            {"id":"{{{id}}}-1","definitionId":"{{{id}}}","name":"{{{id}}}","version":1,"isLatest":true,"isPublished":true,
             "root":{"type":"Elsa.Sequence","id":"all","activities":[{{{string.Join(',', steps)}}}]}}
            """;

    private static string First(params string[] branches) =>
        $$$"""{"type":"Elsa.Fork","id":"first","joinMode":"WaitAny","branches":[{{{string.Join(',', branches)}}}]}""";

    private static string Delay(string id, string span) =>
        $$$"""{"type":"Elsa.Delay","id":"{{{id}}}","timeSpan":{{{Literal(span)}}}}""";

    private static string Event(string id, string name, string more = "") =>
        $$$"""{"type":"Elsa.Event","id":"{{{id}}}",{{{more}}}"eventName":{{{Literal(name)}}}}""";

    private static string Literal(string value) =>
        $$$"""{"typeName":"String","expression":{"type":"Literal","value":"{{{value}}}"}}""";
}
