using System.Text.Json.Nodes;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>The links by which Studio knows what it may offer; the server checks all the same.</summary>
internal static class StudioLinks
{
    /// <summary>What may be done to a definition; who may not edit is offered reading and trying alone.</summary>
    public static JsonArray OfDefinition(string definitionId, bool mayEdit)
    {
        var path = "/workflow-definitions/" + definitionId;
        var links = new JsonArray(
            Link(path, "self", "GET"),
            Link(path + "/export", "export", "POST"),
            Link(path + "/execute", "execute", "POST")
        );
        if (!mayEdit)
            return links;
        links.Add(Link(path + "/publish", "publish", "POST"));
        links.Add(Link(path + "/retract", "retract", "POST"));
        links.Add(Link(path, "delete", "DELETE"));
        return links;
    }

    /// <summary>What may be done to several at once, and how a new one is made.</summary>
    public static JsonArray OfList() =>
        [
            Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
            Link("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
            Link("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"),
            Link("/workflow-definitions", "create", "POST"),
            Link("/workflow-definitions/import-files", "import-files", "POST"),
        ];

    private static JsonObject Link(string href, string rel, string method) =>
        new()
        {
            ["href"] = href,
            ["rel"] = rel,
            ["method"] = method,
        };
}
