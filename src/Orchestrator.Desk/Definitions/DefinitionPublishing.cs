using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Approvals;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Jobs;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Puts versions in force and out of it. One person submits, another one looks at the changes and approves; running
/// instances stay on their version.
/// </summary>
public sealed class DefinitionPublishing(
    DefinitionLibrary library,
    TakenPaths paths,
    JobRequests jobs,
    RulesInForce rules,
    IDbContextFactory<OrchestratorDbContext> contexts,
    OperatorLogWriter log,
    IClock clock,
    MayBeSecond second
)
{
    /// <summary>Asks for the newest version's publication.</summary>
    public async Task<Publication> SubmitAsync(string definitionId, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (newest, refused) = await CheckAsync(context, definitionId, cancellationToken);
        if (refused is not null || newest!.IsPublished)
            return refused ?? new Publication(newest, null, []) { WasPublished = true };
        newest.SubmittedBy = who.Account;
        newest.SubmittedAt = clock.GetCurrentInstant();
        await context.SaveWithAsync(newest, log.VersionLine(who, "definition.submitted"), cancellationToken);
        return new Publication(newest, null, []);
    }

    /// <summary>Publishes the newest version.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="who">Who approves: nobody who made or changed it.</param>
    /// <param name="seen">The revision whose changes that person looked at; null approves what stands there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Publication> ApproveAsync(
        string definitionId,
        Operator who,
        string? seen,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (newest, refused) = await CheckAsync(context, definitionId, cancellationToken);
        if (refused is not null || newest!.IsPublished)
            return refused ?? new Publication(newest, null, []) { WasPublished = true };
        if (!await second(newest.Hands, who.Account, cancellationToken))
            return new Publication(newest, PublicationRefusal.SecondPerson, []);
        if (seen is not null && seen != DefinitionRevision.Of(newest))
            return new Publication(newest, PublicationRefusal.Changed, []);
        if (!await PutInForceAsync(context, newest, who.Account, cancellationToken))
            return new Publication(newest, PublicationRefusal.Changed, []);
        await context.SaveWithAsync(newest, log.VersionLine(who, "definition.published"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.DefinitionsChanged();
        await context.Entry(newest).ReloadAsync(cancellationToken);
        return new Publication(newest, null, []);
    }

    /// <summary>Publishes what ships with the program: it was approved when the program was released.</summary>
    public async Task ShipAsync(string definitionId, string shipper, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.DefinitionVersions.SingleAsync(
            row => row.DefinitionId == definitionId && row.IsLatest,
            cancellationToken
        );
        await PutInForceAsync(context, newest, shipper, cancellationToken);
    }

    /// <summary>Takes the published version out of force: no new instance runs it. Null when none is published.</summary>
    public async Task<DefinitionVersion?> RetractAsync(
        string definitionId,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var published = await context
            .DefinitionVersions.Where(row => row.DefinitionId == definitionId && row.IsPublished)
            .ToListAsync(cancellationToken);
        foreach (var version in published)
        {
            version.IsPublished = false;
            // It was in force: it stays as it is, and the next change makes a new draft.
            version.PublishedAt ??= version.CreatedAt;
        }

        if (published.Newest() is not { } newest)
            return null;
        await context.SaveWithAsync(newest, log.VersionLine(who, "definition.retracted"), cancellationToken);
        jobs.DefinitionsChanged();
        return newest;
    }

    private async Task<bool> PutInForceAsync(
        OrchestratorDbContext context,
        DefinitionVersion version,
        string who,
        CancellationToken cancellationToken
    )
    {
        var (id, definitionId, revision, now) = (
            version.Id,
            version.DefinitionId,
            version.Revision,
            clock.GetCurrentInstant()
        );
        var published = await context
            .DefinitionVersions.Where(row =>
                row.Id == id && row.Revision == revision && row.IsLatest && !row.IsPublished
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.IsPublished, true)
                        .SetProperty(row => row.PublishedAt, row => row.PublishedAt ?? now)
                        .SetProperty(row => row.ApprovedBy, who),
                cancellationToken
            );
        if (published == 0)
            return false;
        await context
            .DefinitionVersions.Where(row => row.DefinitionId == definitionId && row.Id != id && row.IsPublished)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.IsPublished, false)
                        .SetProperty(row => row.PublishedAt, row => row.PublishedAt ?? row.CreatedAt),
                cancellationToken
            );
        return true;
    }

    private async Task<(DefinitionVersion? Newest, Publication? Refused)> CheckAsync(
        OrchestratorDbContext context,
        string definitionId,
        CancellationToken cancellationToken
    )
    {
        var versions = await context
            .DefinitionVersions.Where(row => row.DefinitionId == definitionId)
            .ToListAsync(cancellationToken);
        if (versions.Newest() is not { } newest)
            return (null, new Publication(null, PublicationRefusal.Unknown, []));
        var others = library.Others();
        var validator = await rules.ValidatorAsync(cancellationToken);
        IReadOnlyList<Finding> findings =
        [
            .. validator.Validate(newest.Json, file: null, others),
            .. await paths.CheckAsync(definitionId, others, cancellationToken),
        ];
        return findings.Any(DefinitionRules.RefusesPublication)
            ? (newest, new Publication(newest, PublicationRefusal.Errors, findings))
            : (newest, null);
    }
}
