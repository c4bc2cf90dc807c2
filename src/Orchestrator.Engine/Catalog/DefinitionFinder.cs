using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Engine.Catalog;

/// <summary>
/// Finds stored definitions by what others call them: definition id, name, activity type or version id; with a colon
/// and a number that version,
/// in force or not, for who drew it meant it. A definition is read when it is asked for. For one thread.
/// </summary>
/// <param name="open">Makes contexts.</param>
/// <param name="orNewest">Whether a definition of which no version is in force is found too, by its newest.</param>
public sealed class DefinitionFinder(Func<OrchestratorDbContext> open, bool orNewest)
{
    private readonly Dictionary<long, WorkflowDefinition?> _read = [];
    private List<Row>? _rows;

    /// <summary>Null when there is none.</summary>
    public WorkflowDefinition? Find(string key)
    {
        _rows ??= ReadRows();
        var colon = key.LastIndexOf(':');
        int? wanted =
            colon > 0 && int.TryParse(key.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        var name = wanted is null ? key : key[..colon];
        var named = _rows.FindAll(row => row.DefinitionId == name || row.Name == name || row.Type == name);
        var found = wanted is { } version
            ? named.Find(row => row.Version == version)
            : _rows.Find(row => row.VersionId == key)
                ?? named.Find(row => row.IsPublished)
                ?? (orNewest ? named.FirstOrDefault() : null);
        return found is null ? null : Read(found.Id);
    }

    private WorkflowDefinition? Read(long id)
    {
        if (_read.TryGetValue(id, out var known))
            return known;
        using var context = open();
        return _read[id] = DefinitionReader
            .Read(
                context.DefinitionVersions.Where(version => version.Id == id).Select(version => version.Json).Single()
            )
            .Definition;
    }

    /// <summary>The newest first.</summary>
    private List<Row> ReadRows()
    {
        using var context = open();
        return
        [
            .. context
                .DefinitionVersions.AsNoTracking()
                .OrderByDescending(version => version.Version)
                .Select(version => new
                {
                    version.Id,
                    version.DefinitionId,
                    version.Name,
                    version.Version,
                    version.IsPublished,
                })
                .AsEnumerable()
                .Select(version => new Row(
                    version.Id,
                    version.Id.ToString(CultureInfo.InvariantCulture),
                    version.DefinitionId,
                    version.Name,
                    PlanCompiler.ActivityTypeOf(version.Name),
                    version.Version,
                    version.IsPublished
                )),
        ];
    }

    private sealed record Row(
        long Id,
        string VersionId,
        string DefinitionId,
        string Name,
        string Type,
        int Version,
        bool IsPublished
    );
}
