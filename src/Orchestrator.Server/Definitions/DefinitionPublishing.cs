using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Jobs;
using Orchestrator.Server.Automation;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Definitions;

/// <summary>Puts versions in force and out of it. One person submits, another one looks at the changes and approves; running instances stay on their version.</summary>
internal sealed class DefinitionPublishing(
    DefinitionLibrary library, TakenPaths paths, JobRequests jobs, IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    /// <summary>Asks for the newest version's publication.</summary>
    public async Task<Publication> SubmitAsync(string definitionId, string who, InCommit<DefinitionVersion> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (newest, refused) = await CheckAsync(context, definitionId, cancellation);
        if (refused is not null || newest!.IsPublished) return refused ?? new Publication(newest, null, []) { WasPublished = true };
        newest.SubmittedBy = who;
        newest.SubmittedAt = clock.GetCurrentInstant();
        await context.SaveWithAsync(newest, line, cancellation);
        return new Publication(newest, null, []);
    }

    /// <summary>Publishes the newest version.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="who">Who approves: nobody who made or changed it.</param>
    /// <param name="seen">The revision whose changes that person looked at; null approves what stands there.</param>
    /// <param name="line">Written in the same commit.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Publication> ApproveAsync(string definitionId, string who, string? seen, InCommit<DefinitionVersion> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var (newest, refused) = await CheckAsync(context, definitionId, cancellation);
        if (refused is not null || newest!.IsPublished) return refused ?? new Publication(newest, null, []) { WasPublished = true };
        if (newest.Hands.Contains(who)) return new Publication(newest, PublicationRefusal.SecondPerson, []);
        if (seen is not null && seen != DefinitionRevision.Of(newest)) return new Publication(newest, PublicationRefusal.Changed, []);
        if (!await PutInForceAsync(context, newest, who, cancellation)) return new Publication(newest, PublicationRefusal.Changed, []);
        await context.SaveWithAsync(newest, line, cancellation);
        await transaction.CommitAsync(cancellation);
        jobs.DefinitionsChanged();
        await context.Entry(newest).ReloadAsync(cancellation);
        return new Publication(newest, null, []);
    }

    /// <summary>Publishes what ships with the program: it was approved when the program was released.</summary>
    public async Task ShipAsync(DefinitionVersion version, string shipper, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await PutInForceAsync(context, version, shipper, cancellation);
    }

    /// <summary>Takes the published version out of force: no new instance runs it. Null when none is published.</summary>
    public async Task<DefinitionVersion?> RetractAsync(string definitionId, InCommit<DefinitionVersion> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var published = await context.DefinitionVersions.Where(row => row.DefinitionId == definitionId && row.IsPublished).ToListAsync(cancellation);
        foreach (var version in published)
        {
            version.IsPublished = false;
            // It was in force: it stays as it is, and the next change makes a new draft.
            version.PublishedAt ??= version.CreatedAt;
        }

        if (published.Newest() is not { } newest) return null;
        await context.SaveWithAsync(newest, line, cancellation);
        jobs.DefinitionsChanged();
        return newest;
    }

    private async Task<bool> PutInForceAsync(OrchestratorDbContext context, DefinitionVersion version, string who, CancellationToken cancellation)
    {
        var (id, definitionId, revision, now) = (version.Id, version.DefinitionId, version.Revision, clock.GetCurrentInstant());
        var published = await context.DefinitionVersions.Where(row => row.Id == id && row.Revision == revision && row.IsLatest)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.IsPublished, true).SetProperty(row => row.PublishedAt, row => row.PublishedAt ?? now).SetProperty(row => row.ApprovedBy, who),
                cancellation);
        if (published == 0) return false;
        await context.DefinitionVersions.Where(row => row.DefinitionId == definitionId && row.Id != id && row.IsPublished)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPublished, false).SetProperty(row => row.PublishedAt, row => row.PublishedAt ?? row.CreatedAt), cancellation);
        return true;
    }

    private async Task<(DefinitionVersion? Newest, Publication? Refused)> CheckAsync(OrchestratorDbContext context, string definitionId, CancellationToken cancellation)
    {
        var versions = await context.DefinitionVersions.Where(row => row.DefinitionId == definitionId).ToListAsync(cancellation);
        if (versions.Newest() is not { } newest) return (null, new Publication(null, PublicationRefusal.Unknown, []));
        var others = library.Others();
        IReadOnlyList<Finding> findings = [.. DefinitionRules.Validator().Validate(newest.Json, file: null, others), .. await paths.CheckAsync(definitionId, others, cancellation)];
        return findings.Any(DefinitionRules.RefusesPublication) ? (newest, new Publication(newest, PublicationRefusal.Errors, findings)) : (newest, null);
    }
}
