using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Server.Studio.Instances;
using Orchestrator.Server.Studio.Records;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>The tree of a definition's activities, for drilling into one and for finding the way to one.</summary>
internal static class StudioGraphEndpoints
{
    /// <summary>An activity with all inside it; the whole definition when none is named.</summary>
    public static async Task<IResult> SubgraphAsync(
        string id,
        string? parentNodeId,
        InstanceSources sources,
        StudioCatalogue catalogue,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    )
    {
        if (await RootAsync(id, sources, catalogue, library, cancellationToken) is not { } root)
            return Results.NotFound();
        var wanted = parentNodeId is null
            ? root
            : ActivityJson.All(root).FirstOrDefault(activity => ActivityJson.Text(activity["nodeId"]) == parentNodeId);
        return wanted is null ? Results.NotFound() : StudioAnswers.Answer(Node(wanted, withChildren: true));
    }

    /// <summary>The containers from the outermost to the one that holds an activity.</summary>
    public static async Task<IResult> SegmentsAsync(
        string id,
        string? childNodeId,
        InstanceSources sources,
        StudioCatalogue catalogue,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    )
    {
        if (await RootAsync(id, sources, catalogue, library, cancellationToken) is not { } root)
            return Results.NotFound();
        var path = new List<JsonObject>();
        if (!Find(root, childNodeId, path))
            return Results.NotFound();
        // Studio goes from activity to activity by the port that leads inwards; a flowchart is what it draws there, no step of its own.
        var steps = path.Zip(path.Skip(1))
            .Where(step => ActivityJson.Text(step.First["type"]) != "Elsa.Flowchart")
            .ToList();
        return StudioAnswers.Answer(
            new JsonObject
            {
                ["childNode"] = Node(path[^1], withChildren: false),
                ["container"] = Node(steps is [.., var last] ? last.First : root, withChildren: true),
                ["pathSegments"] = new JsonArray([
                    .. steps.Select(step => new JsonObject
                    {
                        ["activityNodeId"] = step.First["nodeId"]?.DeepClone(),
                        ["activityId"] = step.First["id"]?.DeepClone(),
                        ["activityType"] = step.First["type"]?.DeepClone(),
                        ["activityName"] = ActivityJson.DisplayText(step.First),
                        ["portName"] = PortOf(step.Second),
                    }),
                ]),
            }
        );
    }

    private static async Task<JsonObject?> RootAsync(
        string id,
        InstanceSources sources,
        StudioCatalogue catalogue,
        DefinitionLibrary library,
        CancellationToken cancellationToken
    )
    {
        if (await sources.FindVersionAsync(id, cancellationToken) is not var (version, _))
            return null;
        var root = StudioDefinition.ToStudio(
            version,
            id,
            mayEdit: false,
            await catalogue.KnownAsync(cancellationToken)
        )["root"]!.AsObject();
        UsedDefinitions.Unfold(root, await library.AllAsync(cancellationToken));
        return root;
    }

    private static bool Find(JsonObject at, string? nodeId, List<JsonObject> path)
    {
        path.Add(at);
        if (
            ActivityJson.Text(at["nodeId"]) == nodeId
            || ActivityJson.Children(at).Any(child => Find(child, nodeId, path))
        )
        {
            return true;
        }
        path.Remove(at);
        return false;
    }

    private static JsonObject Node(JsonObject activity, bool withChildren) =>
        new()
        {
            ["activity"] = activity.DeepClone(),
            ["port"] = PortOf(activity),
            ["nodeId"] = activity["nodeId"]?.DeepClone(),
            ["children"] = new JsonArray(
                withChildren
                    ? [.. ActivityJson.Children(activity).Select(child => Node(child, withChildren: true))]
                    : []
            ),
            ["parents"] = new JsonArray(),
        };

    private static string? PortOf(JsonObject activity) =>
        activity.Parent switch
        {
            JsonArray => "Activities",
            JsonObject => activity.GetPropertyName() is { Length: > 0 } name
                ? char.ToUpperInvariant(name[0]) + name[1..]
                : null,
            _ => null,
        };
}
