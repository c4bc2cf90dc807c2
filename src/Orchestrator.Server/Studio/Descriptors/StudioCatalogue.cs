using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>What may stand in a definition: activity types, published definitions used as activities, and the choices of inputs.</summary>
internal sealed class StudioCatalogue(DefinitionLibrary library, CalendarCache calendars, NoticeCache notices)
{
    /// <summary>All descriptors for the definition that is open; null when none is.</summary>
    public async Task<JsonArray> DescribeAsync(string? definitionId, CancellationToken cancellationToken) =>
        StudioDescriptors.Describe(
            await ListsAsync(definitionId, cancellationToken),
            [
                .. (await UsableAsync(cancellationToken)).Select(usable =>
                    (usable.Version.Id.ToString(), usable.Definition)
                ),
            ]
        );

    /// <summary>The choices of one input; null when it has none.</summary>
    public async Task<JsonObject?> OptionsAsync(
        string activityType,
        string inputName,
        string? definitionId,
        CancellationToken cancellationToken
    ) => StudioDescriptors.Options(activityType, inputName, await ListsAsync(definitionId, cancellationToken));

    /// <summary>Says of a type and version whether there is such an activity.</summary>
    public async Task<Func<string, int, bool>> KnownAsync(CancellationToken cancellationToken)
    {
        var usable = (await UsableAsync(cancellationToken))
            .Select(found => PlanCompiler.ActivityTypeOf(found.Definition))
            .ToHashSet(StringComparer.Ordinal);
        return (type, version) =>
            usable.Contains(type)
            || type == StudioDescriptors.NotFound
            || DefinitionRules.Registry.Find(type)?.Version == version;
    }

    /// <summary>The choices that one definition offers; null: none is open.</summary>
    public async Task<OptionLists> ListsAsync(string? definitionId, CancellationToken cancellationToken)
    {
        var newest = definitionId is null
            ? null
            : (await library.VersionsAsync(definitionId, cancellationToken)).Newest();
        return new OptionLists(
            newest is null ? null : DefinitionReader.Read(newest.Json).Definition,
            await calendars.GetAsync(cancellationToken),
            await notices.GetAsync(cancellationToken),
            // One that is not published yet is drawn beside its schedule, and published with it.
            (await library.NewestAsync(cancellationToken))
                .Where(version => version.Kind == DefinitionKind.Application)
                .Select(version => new Option(version.DefinitionId, $"{version.Name}（{version.DefinitionId}）"))
        );
    }

    private async Task<IReadOnlyList<(DefinitionVersion Version, WorkflowDefinition Definition)>> UsableAsync(
        CancellationToken cancellationToken
    ) =>
        [
            .. (await library.PublishedAsync(DefinitionKind.Other, cancellationToken))
                .Select(version => (version, DefinitionReader.Read(version.Json).Definition))
                .Where(found => found.Definition?.Options.UsableAsActivity == true)
                .Select(found => (found.version, found.Definition!)),
        ];
}
