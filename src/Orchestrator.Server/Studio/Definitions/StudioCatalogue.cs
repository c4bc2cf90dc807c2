using System.Text.Json.Nodes;
using Orchestrator.Server.Definitions;
using Orchestrator.Server.Studio.Descriptors;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Studio.Definitions;

/// <summary>What may stand in a definition: activity types, published definitions used as activities, and the choices of inputs.</summary>
internal sealed class StudioCatalogue(DefinitionLibrary library)
{
    /// <summary>All descriptors for the definition that is open; null when none is.</summary>
    public async Task<JsonArray> DescribeAsync(string? definitionId, CancellationToken cancellation) =>
        StudioDescriptors.Describe(await ListsAsync(definitionId, cancellation), [.. (await UsableAsync(cancellation)).Select(usable => (usable.Version.Id.ToString(), usable.Definition))]);

    /// <summary>The choices of one input; null when it has none.</summary>
    public async Task<JsonObject?> OptionsAsync(string activityType, string inputName, string? definitionId, CancellationToken cancellation) =>
        StudioDescriptors.Options(activityType, inputName, await ListsAsync(definitionId, cancellation));

    /// <summary>Says of a type and version whether there is such an activity.</summary>
    public async Task<Func<string, int, bool>> KnownAsync(CancellationToken cancellation)
    {
        var usable = (await UsableAsync(cancellation)).Select(found => PlanCompiler.ActivityTypeOf(found.Definition)).ToHashSet(StringComparer.Ordinal);
        return (type, version) => usable.Contains(type) || type == StudioDescriptors.NotFound || DefinitionRules.Registry.Find(type)?.Version == version;
    }

    private async Task<OptionLists> ListsAsync(string? definitionId, CancellationToken cancellation)
    {
        var newest = definitionId is null ? null : (await library.VersionsAsync(definitionId, cancellation)).Newest();
        return new OptionLists(newest is null ? null : DefinitionReader.Read(newest.Json).Definition);
    }

    private async Task<IReadOnlyList<(DefinitionVersion Version, WorkflowDefinition Definition)>> UsableAsync(CancellationToken cancellation) =>
    [
        .. (await library.PublishedAsync(DefinitionKind.Other, cancellation)).Select(version => (version, DefinitionReader.Read(version.Json).Definition))
            .Where(found => found.Definition?.Options.UsableAsActivity == true).Select(found => (found.version, found.Definition!)),
    ];
}
