using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Approvals;
using Orchestrator.Desk.NoticeBooks;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.OfficialNotices;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Notices;

namespace Orchestrator.Desk.Notices;

/// <summary>Imports of official notices: read, previewed, proposed, approved by a second person, each a version of its notice.</summary>
public sealed class NoticeRegister(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    NoticeCache notices,
    CalendarCache calendars,
    NoticeCitations citations,
    OperatorLogWriter log,
    MayBeSecond second,
    IClock clock
)
{
    /// <summary>The notices in force and the imports that wait.</summary>
    public async Task<NoticePage> ReadAsync(CancellationToken cancellationToken)
    {
        var book = await notices.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await VersionsAsync(context, cancellationToken);
        var waiting = await context
            .NoticeVersions.AsNoTracking()
            .Where(row => row.State == NoticeVersionState.Proposed)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var pending = new List<NoticeProposal>();
        foreach (var row in waiting)
            pending.Add(await ProposalAsync(row, cancellationToken));
        return new NoticePage
        {
            Notices = [.. book.All.Select(notice => NoticeViews.Of(notice, versions.GetValueOrDefault(notice.Id)))],
            Pending = pending,
        };
    }

    /// <summary>A notice in force with its clauses and who cites them.</summary>
    public async Task<DeskAnswer<NoticeDetail>> FindAsync(string id, CancellationToken cancellationToken)
    {
        var book = await notices.GetAsync(cancellationToken);
        if (book.Notice(id) is not { } notice)
            return DeskRefusal.Missing($"通知 {id}", $"notice {id}");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var version = (await VersionsAsync(context, cancellationToken)).GetValueOrDefault(id);
        var citing = await citations.FindAsync(
            notice,
            notice,
            await calendars.GetAsync(cancellationToken),
            book,
            book,
            cancellationToken
        );
        return NoticeViews.Detail(notice, version, citing);
    }

    /// <summary>What an import would change, or why it cannot be taken; nothing is stored.</summary>
    public async Task<DeskAnswer<NoticePreview>> PreviewAsync(string json, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(json, cancellationToken);
        return reading.Notice is { } notice
            ? await PreviewAsync(json, notice, reading.Findings, cancellationToken)
            : Wrong(reading.Findings);
    }

    /// <summary>Proposes an import; the same text proposed again is the same proposal.</summary>
    public async Task<DeskAnswer<NoticeProposal>> ProposeAsync(
        string json,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var reading = await ReadAsync(json, cancellationToken);
        if (reading.Notice is not { } notice)
            return Wrong(reading.Findings);
        var hash = HashOf(json);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.NoticeVersions.FirstOrDefaultAsync(
            known => known.Notice == notice.Id && known.Hash == hash && known.State == NoticeVersionState.Proposed,
            cancellationToken
        );
        if (row is not null)
            return await ProposalAsync(row, cancellationToken);
        row = new NoticeVersion
        {
            Id = await store.ReserveIdsAsync(1, cancellationToken),
            Notice = notice.Id,
            Version =
                await context
                    .NoticeVersions.Where(known => known.Notice == notice.Id)
                    .MaxAsync(known => (int?)known.Version, cancellationToken) + 1
                ?? 1,
            Title = notice.Title,
            Json = json,
            Hash = hash,
            State = NoticeVersionState.Proposed,
            ImportedAt = clock.GetCurrentInstant(),
            ImportedBy = who.Account,
        };
        context.NoticeVersions.Add(row);
        try
        {
            await context.SaveWithAsync(row, Line(who, "notice.proposed"), cancellationToken);
        }
        catch (DbUpdateException exception) when (store.IsDuplicate(exception))
        {
            return DeskRefusal.Conflict(
                "proposed-meanwhile",
                $"通知 {notice.Id} 刚有另一份导入，请刷新后重试。",
                $"Another import of the notice {notice.Id} came in between; look again."
            );
        }

        return await ProposalAsync(row, cancellationToken);
    }

    /// <summary>Brings an import into force, for exactly the preview that was shown; by somebody other than its proposer.</summary>
    /// <returns>The notices as they are then.</returns>
    public async Task<DeskAnswer<NoticePage>> ApproveAsync(
        string id,
        string preview,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, id, cancellationToken) is not { } row)
            return Missing;
        if (!await second([row.ImportedBy], who.Account, cancellationToken))
        {
            return DeskRefusal.Forbidden(
                "second-person",
                "须由提交者之外的人核对并批准。",
                "Somebody other than its proposer has to check and approve it."
            );
        }

        var reading = await ReadAsync(row.Json, cancellationToken);
        if (reading.Notice is not { } notice)
            return Wrong(reading.Findings);
        if ((await PreviewAsync(row.Json, notice, reading.Findings, cancellationToken)).Hash != preview)
        {
            return DeskRefusal.Conflict(
                "preview-changed",
                "在您核对之后，现行通知或引用它的流程有了变化，请重新核对。",
                "The notices or the definitions that cite it changed after you looked; look again."
            );
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await DecideAsync(context, row, NoticeVersionState.Approved, who, cancellationToken))
            return Missing;
        await context.SaveWithAsync(row, Line(who, "notice.approved"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        notices.Forget();
        return await ReadAsync(CancellationToken.None);
    }

    /// <summary>Rejects or withdraws an import that waits.</summary>
    /// <returns>Null when done.</returns>
    public async Task<DeskRefusal?> RejectAsync(string id, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, id, cancellationToken) is not { } row)
            return Missing;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await DecideAsync(context, row, NoticeVersionState.Rejected, who, cancellationToken))
            return Missing;
        await context.SaveWithAsync(row, Line(who, "notice.rejected"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static DeskRefusal Missing { get; } = DeskRefusal.Missing("待批准的通知", "notice that waits");

    private InCommit<NoticeVersion> Line(Operator who, string action) =>
        log.Line<NoticeVersion>(
            who,
            action,
            row => row.Notice,
            row => new JsonObject { ["version"] = row.Version, ["title"] = row.Title }
        );

    /// <summary>Of two who decide at once, one does.</summary>
    private async Task<bool> DecideAsync(
        OrchestratorDbContext context,
        NoticeVersion row,
        NoticeVersionState state,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var (id, now, account) = (row.Id, clock.GetCurrentInstant(), who.Account);
        var decided = await context
            .NoticeVersions.Where(known => known.Id == id && known.State == NoticeVersionState.Proposed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(known => known.State, state)
                        .SetProperty(known => known.DecidedAt, now)
                        .SetProperty(known => known.DecidedBy, account),
                cancellationToken
            );
        return decided == 1;
    }

    private static async Task<NoticeVersion?> FindAsync(
        OrchestratorDbContext context,
        string id,
        CancellationToken cancellationToken
    ) =>
        long.TryParse(id, out var number)
            ? await context
                .NoticeVersions.AsNoTracking()
                .FirstOrDefaultAsync(
                    row => row.Id == number && row.State == NoticeVersionState.Proposed,
                    cancellationToken
                )
            : null;

    private static async Task<Dictionary<string, int>> VersionsAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    ) =>
        await context
            .NoticeVersions.Where(row => row.State == NoticeVersionState.Approved)
            .GroupBy(row => row.Notice)
            .Select(rows => new { Notice = rows.Key, Version = rows.Max(row => row.Version) })
            .ToDictionaryAsync(row => row.Notice, row => row.Version, cancellationToken);

    private async Task<NoticeFileReading> ReadAsync(string json, CancellationToken cancellationToken)
    {
        var reading = NoticeFileReader.Read(json);
        if (reading.Notice is not { } notice)
            return reading;
        var clashes = (await notices.GetAsync(cancellationToken)).Clashes(notice).ToList();
        return clashes.Count == 0 ? reading : new NoticeFileReading(null, clashes);
    }

    private async Task<NoticePreview> PreviewAsync(
        string json,
        OfficialNotice notice,
        IReadOnlyList<NoticeFinding> findings,
        CancellationToken cancellationToken
    )
    {
        var was = await notices.GetAsync(cancellationToken);
        var before = was.Notice(notice.Id);
        var citing = await citations.FindAsync(
            before,
            notice,
            await calendars.GetAsync(cancellationToken),
            was,
            was.With(notice),
            cancellationToken
        );
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var inForce = (await VersionsAsync(context, cancellationToken)).GetValueOrDefault(notice.Id);
        var affected = string.Join(
            ';',
            citing.Select(cited =>
                $"{cited.DefinitionId}:{cited.Version}:{cited.Cited}:{string.Join(',', cited.Missing)}:{cited.Findings.Count}"
            )
        );
        return new NoticePreview
        {
            Notice = NoticeViews.Of(notice, inForce),
            Changes = NoticeViews.Changes(before, notice),
            Citing = citing,
            Warnings = [.. findings.Select(finding => finding.Chinese)],
            Hash = HashOf($"{HashOf(json)}|{inForce}|{affected}"),
        };
    }

    private async Task<NoticeProposal> ProposalAsync(NoticeVersion row, CancellationToken cancellationToken)
    {
        // It was read when it was proposed; what clashes since then is told when it is approved.
        var reading = NoticeFileReader.Read(row.Json);
        return new NoticeProposal
        {
            Id = row.Id.ToString(),
            ProposedBy = row.ImportedBy,
            ProposedAt = row.ImportedAt,
            Preview = await PreviewAsync(row.Json, reading.Notice!, reading.Findings, cancellationToken),
        };
    }

    private static DeskRefusal Wrong(IReadOnlyList<NoticeFinding> findings) =>
        DeskRefusal.Invalid([
            .. findings
                .Where(finding => finding.IsError)
                .Select(finding => new FieldError(finding.Path, finding.Chinese, finding.English)),
        ]);

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
