using System.Text.Json.Nodes;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Server.Studio.Records;

/// <summary>Definitions that stand in another one as activities.</summary>
internal static class UsedDefinitions
{
    // A definition may not use itself; a stored one from elsewhere is not trusted to keep to that.
    private const int Deepest = 8;
    private const string VersionId = "workflowDefinitionVersionId";

    /// <summary>Whether a definition may use another one.</summary>
    public static bool AreIn(DefinitionVersion version) => version.Json.Contains(VersionId, StringComparison.Ordinal);

    /// <summary>
    /// Puts what such a definition holds below the activity that uses it, as the runtime does, and stamps all
    /// addresses anew.
    /// </summary>
    /// <param name="root">The root of the definition that is looked at.</param>
    /// <param name="versions">All that may be used.</param>
    public static void Unfold(JsonObject root, IReadOnlyCollection<DefinitionVersion> versions)
    {
        Unfold(root, versions, Deepest);
        ActivityJson.StampNodeIds(root);
    }

    private static void Unfold(JsonObject root, IReadOnlyCollection<DefinitionVersion> versions, int levels)
    {
        if (levels == 0)
            return;
        foreach (var user in ActivityJson.All(root).Where(activity => activity.ContainsKey(VersionId)).ToList())
        {
            // The version that was drawn, else the newest of that definition: as the runtime looks for it.
            var (drawn, definition) = (
                ActivityJson.Text(user[VersionId]),
                ActivityJson.Text(user["workflowDefinitionId"])
            );
            var used = versions.FirstOrDefault(version => version.Id.ToString() == drawn)
                ?? versions.Where(version => version.DefinitionId == definition).MaxBy(version => version.Version);
            if (used is null || JsonNode.Parse(used.Json)?["root"] is not JsonObject inner)
                continue;
            Unfold(inner, versions, levels - 1);
            inner.Parent!.AsObject().Remove("root");
            user["root"] = inner;
        }
    }
}
