using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Changes to definitions that are not in force: a draft is saved in place, a change of a published version makes the next
/// draft, and nobody overwrites what somebody else saved in between.
/// </summary>
public sealed class DefinitionDrafts(
    DefinitionLibrary library,
    IDbContextFactory<OrchestratorDbContext> contexts,
    RulesInForce rules,
    IWorkStore store,
    OperatorLogWriter log,
    IClock clock,
    TryOutDefinition tryOut
)
{
    /// <summary>Passed as the base by an import, which makes a version of its own: it overwrites nothing.</summary>
    public const string NewVersion = "*";

    /// <summary>Saves a definition as its newest draft.</summary>
    /// <param name="definition">Elsa 3 JSON.</param>
    /// <param name="who">Account of the person.</param>
    /// <param name="basedOn">The revision that was on the screen (<see cref="DefinitionRevision"/>); null for a new definition.</param>
    /// <param name="also">Written in the same commit; not when the save changes nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DraftSave> SaveAsync(
        JsonObject definition,
        string who,
        string? basedOn,
        InCommit<DefinitionVersion>? also,
        CancellationToken cancellationToken
    )
    {
        var text = definition.ToJsonString(JsonFormat.Options);
        if (who != ShippedDefinitions.Shipper && await tryOut(text, cancellationToken) is { } harmful)
            return new DraftSave { Findings = [harmful] };
        var findings = (await rules.ValidatorAsync(cancellationToken)).Validate(text, file: null, library.Others());
        if (DefinitionReader.Read(text).Definition is not { } read)
            return new DraftSave { Findings = findings };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await NewestOf(context, read.DefinitionId).ToListAsync(cancellationToken);
        var newest = versions.Newest();
        if (findings.Any(finding => DraftRules.Refuses(finding) && !WasThere(newest, finding)))
            return new DraftSave { Findings = findings };
        if (newest is not null)
        {
            // A repeat of a save that did arrive, or a save that changes nothing.
            if (IsSame(newest, read))
                return new DraftSave { Version = newest, Findings = findings };
            if (basedOn != NewVersion && basedOn != DefinitionRevision.Of(newest))
                return new DraftSave { Findings = findings, ConflictWith = newest.LastHand };
        }

        try
        {
            var saved =
                newest is { IsDraft: true } && basedOn != NewVersion
                    ? await ChangeAsync(context, newest, read, text, who, also, cancellationToken)
                    : await AddAsync(context, versions, read, text, who, also, cancellationToken);
            return saved is null
                ? new DraftSave
                {
                    Findings = findings,
                    ConflictWith = await LastHandAsync(read.DefinitionId, cancellationToken),
                }
                : new DraftSave { Version = saved, Findings = findings };
        }
        catch (DbUpdateException exception) when (store.IsDuplicate(exception))
        {
            // Two made the same next version: the key let one through.
            return new DraftSave
            {
                Findings = findings,
                ConflictWith = await LastHandAsync(read.DefinitionId, cancellationToken),
            };
        }
    }

    /// <summary>Copies an earlier version as the newest draft. Null when there is no such version.</summary>
    public async Task<DefinitionVersion?> RevertAsync(
        string definitionId,
        int version,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await NewestOf(context, definitionId).ToListAsync(cancellationToken);
        if (
            await context.DefinitionVersions.SingleOrDefaultAsync(
                row => row.DefinitionId == definitionId && row.Version == version,
                cancellationToken
            )
                is not { } earlier
            || DefinitionReader.Read(earlier.Json).Definition is not { } read
        )
        {
            return null;
        }
        return await AddAsync(
            context,
            versions,
            read,
            earlier.Json,
            who.Account,
            log.RestoredLine(who, version),
            cancellationToken
        );
    }

    // An activity whose type went away after it was drawn must not lock the draft that holds it.
    private static bool WasThere(DefinitionVersion? newest, Finding finding) =>
        finding.Code == "unknown-activity"
        && newest is not null
        && DefinitionReader.Read(newest.Json).Definition?.Root.All().Any(node => node.Id == finding.ActivityId) == true;

    private static bool IsSame(DefinitionVersion stored, WorkflowDefinition saved) =>
        DefinitionReader.Read(stored.Json).Definition is { } known
        && CanonicalForm.Write(known, includingLayout: true) == CanonicalForm.Write(saved, includingLayout: true);

    /// <summary>Null when somebody else changed the draft since it was read.</summary>
    private async Task<DefinitionVersion?> ChangeAsync(
        OrchestratorDbContext context,
        DefinitionVersion draft,
        WorkflowDefinition read,
        string json,
        string who,
        InCommit<DefinitionVersion>? also,
        CancellationToken cancellationToken
    )
    {
        var (id, revision, hash, name, kind, now) = (
            draft.Id,
            draft.Revision,
            read.ContentHash,
            read.Name,
            KindOf(read),
            clock.GetCurrentInstant()
        );
        var editors = string.Concat(
            draft.Hands.Skip(1).Where(hand => hand != who).Append(who).Select(hand => hand + "\n")
        );
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context
            .DefinitionVersions.Where(row =>
                row.Id == id && row.Revision == revision && row.PublishedAt == null && !row.IsPublished
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Json, json)
                        .SetProperty(row => row.Hash, hash)
                        .SetProperty(row => row.Name, name)
                        .SetProperty(row => row.Kind, kind)
                        .SetProperty(row => row.Revision, revision + 1)
                        .SetProperty(row => row.ChangedAt, now)
                        .SetProperty(row => row.Editors, editors)
                        // What was submitted is not what stands there now.
                        .SetProperty(row => row.SubmittedBy, (string?)null)
                        .SetProperty(row => row.SubmittedAt, (Instant?)null),
                cancellationToken
            );
        if (changed == 0)
            return null;
        await context.Entry(draft).ReloadAsync(cancellationToken);
        await context.SaveWithAsync(draft, also, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return draft;
    }

    private async Task<DefinitionVersion> AddAsync(
        OrchestratorDbContext context,
        List<DefinitionVersion> earlier,
        WorkflowDefinition read,
        string json,
        string who,
        InCommit<DefinitionVersion>? also,
        CancellationToken cancellationToken
    )
    {
        foreach (var version in earlier)
            version.IsLatest = false;
        var added = new DefinitionVersion
        {
            Id = await store.ReserveIdsAsync(1, cancellationToken),
            DefinitionId = read.DefinitionId,
            Version = (earlier.Newest()?.Version ?? 0) + 1,
            Name = read.Name,
            Kind = KindOf(read),
            Json = json,
            Hash = read.ContentHash,
            IsLatest = true,
            CreatedAt = clock.GetCurrentInstant(),
            CreatedBy = who,
        };
        context.DefinitionVersions.Add(added);
        await context.SaveWithAsync(added, also, cancellationToken);
        return added;
    }

    private async Task<string> LastHandAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await NewestOf(context, definitionId).AsNoTracking().ToListAsync(cancellationToken);
        return versions.Newest()?.LastHand ?? "";
    }

    /// <summary>Not the others: each is as long as a definition, and there may be hundreds.</summary>
    private static IQueryable<DefinitionVersion> NewestOf(OrchestratorDbContext context, string definitionId) =>
        context.DefinitionVersions.Where(row =>
            row.DefinitionId == definitionId
            && (
                row.IsLatest
                || !context.DefinitionVersions.Any(later =>
                    later.DefinitionId == definitionId && later.Version > row.Version
                )
            )
        );

    private static DefinitionKind KindOf(WorkflowDefinition definition) =>
        DefinitionInfo.Of(definition).Kind switch
        {
            "schedule" => DefinitionKind.Schedule,
            "application" => DefinitionKind.Application,
            _ => DefinitionKind.Other,
        };
}
