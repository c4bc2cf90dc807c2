using System.Text.Json.Nodes;
using Orchestrator.Server.Studio.Instances;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>The tree of a definition's activities, for drilling into one and for finding the way to one.</summary>
internal static class StudioGraphEndpoints
{
    /// <summary>An activity with all inside it; the whole definition when none is named.</summary>
    public static async Task<IResult> SubgraphAsync(string id, string? parentNodeId, InstanceSources sources, StudioCatalogue catalogue, CancellationToken cancellation)
    {
        if (await RootAsync(id, sources, catalogue, cancellation) is not { } root) return Results.NotFound();
        var wanted = parentNodeId is null ? root : ActivityJson.All(root).FirstOrDefault(activity => ActivityJson.Text(activity["nodeId"]) == parentNodeId);
        return wanted is null ? Results.NotFound() : StudioDefinitionEndpoints.Answer(Node(wanted, withChildren: true));
    }

    /// <summary>The containers from the outermost to the one that holds an activity.</summary>
    public static async Task<IResult> SegmentsAsync(string id, string? childNodeId, InstanceSources sources, StudioCatalogue catalogue, CancellationToken cancellation)
    {
        if (await RootAsync(id, sources, catalogue, cancellation) is not { } root) return Results.NotFound();
        var path = new List<JsonObject>();
        if (!Find(root, childNodeId, path)) return Results.NotFound();
        var container = path.Count > 1 ? path[^2] : path[0];
        return StudioDefinitionEndpoints.Answer(new JsonObject
        {
            ["childNode"] = Node(path[^1], withChildren: false),
            ["container"] = Node(container, withChildren: true),
            ["pathSegments"] = new JsonArray([.. path.Take(path.Count - 1).Skip(1).Select(activity => new JsonObject
            {
                ["activityNodeId"] = activity["nodeId"]?.DeepClone(),
                ["activityId"] = activity["id"]?.DeepClone(),
                ["activityType"] = activity["type"]?.DeepClone(),
                ["portName"] = PortOf(activity),
            })]),
        });
    }

    private static async Task<JsonObject?> RootAsync(string id, InstanceSources sources, StudioCatalogue catalogue, CancellationToken cancellation) =>
        await sources.FindVersionAsync(id, cancellation) is var (version, _) ? StudioDefinition.ToStudio(version, id, mayEdit: false, await catalogue.KnownAsync(cancellation))["root"] as JsonObject : null;

    private static bool Find(JsonObject at, string? nodeId, List<JsonObject> path)
    {
        path.Add(at);
        if (ActivityJson.Text(at["nodeId"]) == nodeId || ActivityJson.Children(at).Any(child => Find(child, nodeId, path))) return true;
        path.Remove(at);
        return false;
    }

    private static JsonObject Node(JsonObject activity, bool withChildren) => new()
    {
        ["activity"] = activity.DeepClone(),
        ["port"] = PortOf(activity),
        ["nodeId"] = activity["nodeId"]?.DeepClone(),
        ["children"] = new JsonArray(withChildren ? [.. ActivityJson.Children(activity).Select(child => Node(child, withChildren: true))] : []),
        ["parents"] = new JsonArray(),
    };

    private static string? PortOf(JsonObject activity) => activity.Parent switch
    {
        JsonArray => "Activities",
        JsonObject => activity.GetPropertyName() is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : null,
        _ => null,
    };
}
