using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>The stored definitions, for reading.</summary>
public sealed class DefinitionLibrary(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>Every definition once, by kind and id.</summary>
    public async Task<IReadOnlyList<DefinitionSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await InUse(context).ToListAsync(cancellationToken);
        return
        [
            .. versions
                .GroupBy(version => version.DefinitionId)
                .Select(Summary)
                .OrderBy(summary => summary.Kind, StringComparer.Ordinal)
                .ThenBy(summary => summary.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What people read of one definition; null when there is none.</summary>
    public async Task<DefinitionSummary?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await InUse(context).Where(version => version.DefinitionId == id).ToListAsync(cancellationToken);
        return versions.Count == 0 ? null : Summary(versions);
    }

    /// <summary>The newest and the published: of the others, which may be hundreds, nothing is told.</summary>
    private static IQueryable<DefinitionVersion> InUse(OrchestratorDbContext context) =>
        context
            .DefinitionVersions.AsNoTracking()
            .Where(row =>
                row.IsPublished
                || row.IsLatest
                || !context.DefinitionVersions.Any(later =>
                    later.DefinitionId == row.DefinitionId && later.Version > row.Version
                )
            );

    /// <summary>The published version, else (when asked for) the newest; null when there is none.</summary>
    public async Task<DefinitionVersion?> FindVersionAsync(string id, bool orDraft, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.DefinitionId == id && (orDraft || version.IsPublished))
            .OrderByDescending(version => version.IsPublished)
            .ThenByDescending(version => version.Version)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Finds definitions that another may use: those in force first, else the newest.</summary>
    public Func<string, WorkflowDefinition?> Others() =>
        new DefinitionFinder(contexts.CreateDbContext, orNewest: true).Find;

    /// <summary>What people read of a definition.</summary>
    public static DefinitionSummary Summary(IEnumerable<DefinitionVersion> versions)
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
            Kind = newest.Kind switch
            {
                DefinitionKind.Schedule => "schedule",
                DefinitionKind.Application => "application",
                _ => "other",
            },
            Year = year == 0 ? null : year,
            Hash = newest.Hash,
            ImportedBy = newest.CreatedBy,
            Submission = Submission(newest),
            Inputs =
            [
                .. (definition?.Inputs ?? []).Select(input => new DefinitionInput
                {
                    Name = input.Name,
                    DisplayName = input.DisplayName ?? input.Name,
                    Description = input.Description,
                    Type = input.TypeName,
                    DefaultValue = input.DefaultValue,
                }),
            ],
        };
    }

    private static DefinitionSubmission? Submission(DefinitionVersion newest) =>
        newest is { IsDraft: true, SubmittedBy: { } who, SubmittedAt: { } at }
            ? new DefinitionSubmission
            {
                By = who,
                At = at,
                Editors = newest.Hands,
                Revision = DefinitionRevision.Of(newest),
            }
            : null;

    /// <summary>Every version of every definition.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.DefinitionVersions.AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>The published versions of a kind.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> PublishedAsync(
        DefinitionKind kind,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.IsPublished && version.Kind == kind)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The newest version of every definition.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> NewestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.IsLatest)
            .ToListAsync(cancellationToken);
        return [.. versions.OrderBy(version => version.DefinitionId, StringComparer.Ordinal)];
    }

    /// <summary>All versions of a definition, the newest first.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> VersionsAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.DefinitionId == id)
            .OrderByDescending(version => version.Version)
            .ToListAsync(cancellationToken);
    }
}
