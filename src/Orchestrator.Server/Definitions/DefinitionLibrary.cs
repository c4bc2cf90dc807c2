using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Definitions;

/// <summary>The stored definitions: validated before they are stored, published by a second person.</summary>
internal sealed class DefinitionLibrary(IDbContextFactory<OrchestratorDbContext> contexts, IWorkStore store, IClock clock)
{
    public async Task<IReadOnlyList<DefinitionSummary>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = await context.DefinitionVersions.AsNoTracking().ToListAsync(cancellation);
        return [.. versions.GroupBy(version => version.DefinitionId).Select(Summary).OrderBy(summary => summary.Kind, StringComparer.Ordinal).ThenBy(summary => summary.Id, StringComparer.Ordinal)];
    }

    public async Task<DefinitionSummary?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = await context.DefinitionVersions.AsNoTracking().Where(version => version.DefinitionId == id).ToListAsync(cancellation);
        return versions.Count == 0 ? null : Summary(versions);
    }

    /// <summary>The published version, else (when asked for) the newest; null when there is none.</summary>
    public async Task<DefinitionVersion?> FindVersionAsync(string id, bool orDraft, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.DefinitionVersions.AsNoTracking()
            .Where(version => version.DefinitionId == id && (orDraft || version.IsPublished))
            .OrderByDescending(version => version.IsPublished).ThenByDescending(version => version.Version).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Reads every definition that another may use: published ones first, else the newest.</summary>
    public async Task<Func<string, WorkflowDefinition?>> OthersAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = await context.DefinitionVersions.AsNoTracking()
            .OrderByDescending(version => version.IsPublished).ThenByDescending(version => version.Version).ToListAsync(cancellation);
        var known = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var json in versions.Select(version => version.Json))
        {
            if (DefinitionReader.Read(json).Definition is not { } definition) continue;
            known.TryAdd(definition.DefinitionId, definition);
            known.TryAdd(definition.Name, definition);
        }

        return name => known.GetValueOrDefault(name);
    }

    /// <summary>Stores a definition as the newest version, unless it has errors or is the same as the newest.</summary>
    /// <param name="json">Elsa 3 JSON.</param>
    /// <param name="who">Who imports it.</param>
    /// <param name="approver">Set: it is published at once (what ships with the program); null: it is a draft.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ImportAnswer> ImportAsync(string json, string who, string? approver, CancellationToken cancellation)
    {
        var findings = DefinitionRules.Validator().Validate(json, file: null, await OthersAsync(cancellation));
        if (findings.Any(finding => finding.Severity == Severity.Error) || DefinitionReader.Read(json).Definition is not { } definition)
            return new ImportAnswer { Imported = false, Definition = null, Findings = FindingViews.Of(findings) };

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var earlier = await context.DefinitionVersions.Where(version => version.DefinitionId == definition.DefinitionId).ToListAsync(cancellation);
        var newest = earlier.MaxBy(version => version.Version);
        if (newest?.Hash != definition.ContentHash)
        {
            foreach (var version in earlier) version.IsLatest = false;
            var added = await RowAsync(definition, json, (newest?.Version ?? 0) + 1, who, approver, cancellation);
            context.DefinitionVersions.Add(added);
            earlier.Add(added);
            await context.SaveChangesAsync(cancellation);
        }

        return new ImportAnswer { Imported = true, Definition = Summary(earlier), Findings = FindingViews.Of(findings) };
    }

    /// <summary>What keeps the newest version from being published; empty when nothing does.</summary>
    public async Task<IReadOnlyList<Finding>> FindRefusalsAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var newest = await context.DefinitionVersions.AsNoTracking().Where(version => version.DefinitionId == id).OrderByDescending(version => version.Version).FirstOrDefaultAsync(cancellation);
        return newest is null ? [] : [.. DefinitionRules.Validator().Validate(newest.Json, file: null, await OthersAsync(cancellation)).Where(DefinitionRules.RefusesPublication)];
    }

    /// <summary>Publishes the newest version. Null: there is no such definition; false: the person brought it in and somebody else must publish.</summary>
    public async Task<(bool? Published, DefinitionSummary? Definition)> PublishAsync(string id, string who, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = await context.DefinitionVersions.Where(version => version.DefinitionId == id).ToListAsync(cancellation);
        if (versions.MaxBy(version => version.Version) is not { } newest) return (null, null);
        if (newest.IsPublished) return (true, Summary(versions));
        if (newest.CreatedBy == who) return (false, null);
        newest.IsPublished = true;
        newest.ApprovedBy = who;
        await context.SaveChangesAsync(cancellation);
        return (true, Summary(versions));
    }

    private async Task<DefinitionVersion> RowAsync(WorkflowDefinition definition, string json, int version, string who, string? approver, CancellationToken cancellation) => new()
    {
        Id = await store.ReserveIdsAsync(1, cancellation),
        DefinitionId = definition.DefinitionId,
        Version = version,
        Name = definition.Name,
        Kind = KindOf(definition),
        Json = json,
        Hash = definition.ContentHash,
        IsLatest = true,
        IsPublished = approver is not null,
        CreatedAt = clock.GetCurrentInstant(),
        CreatedBy = who,
        ApprovedBy = approver,
    };

    private static DefinitionKind KindOf(WorkflowDefinition definition) => DefinitionInfo.Of(definition).Kind switch
    {
        "schedule" => DefinitionKind.Schedule,
        "application" => DefinitionKind.Application,
        _ => DefinitionKind.Other,
    };

    private static DefinitionSummary Summary(IEnumerable<DefinitionVersion> versions)
    {
        var all = versions.ToList();
        var newest = all.MaxBy(version => version.Version)!;
        var definition = DefinitionReader.Read(newest.Json).Definition;
        var year = definition is null ? 0 : DefinitionInfo.Of(definition).Year;
        return new DefinitionSummary
        {
            Id = newest.DefinitionId,
            Name = newest.Name,
            Description = definition?.Description,
            Version = newest.Version,
            PublishedVersion = all.Where(version => version.IsPublished).Max(version => (int?)version.Version),
            Kind = newest.Kind switch { DefinitionKind.Schedule => "schedule", DefinitionKind.Application => "application", _ => "other" },
            Year = year == 0 ? null : year,
            Hash = newest.Hash,
            ImportedBy = newest.CreatedBy,
            Inputs = [.. (definition?.Inputs ?? []).Select(input => new DefinitionInput
            {
                Name = input.Name,
                DisplayName = input.DisplayName ?? input.Name,
                Description = input.Description,
                Type = input.TypeName,
                DefaultValue = input.DefaultValue,
            })],
        };
    }
}
