using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Moves;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Calendars;

/// <summary>Imports of arrangements: read, previewed, proposed, approved by a second person.</summary>
public sealed class CalendarRegister(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    CalendarCache calendars,
    MoveDesk desk,
    MoveReach reach,
    OperatorLogWriter log,
    IClock clock
)
{
    /// <summary>
    /// The calendars in force, one per region, and the imports that wait for a second person, with what they do to the cycles
    /// within reach.
    /// </summary>
    public async Task<CalendarPage> ReadAsync(Operator who, CancellationToken cancellationToken)
    {
        var book = await calendars.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var proposed = await context
            .CalendarVersions.AsNoTracking()
            .Where(version => version.State == CalendarVersionState.Proposed)
            .OrderBy(version => version.Id)
            .ToListAsync(cancellationToken);
        return new CalendarPage
        {
            Calendars = [.. book.Regions.Select(region => CalendarViews.Of(book.For(region).Value))],
            Pending = await PendingAsync(proposed, book, who, cancellationToken),
        };
    }

    private async Task<List<CalendarProposal>> PendingAsync(
        List<CalendarVersion> proposed,
        CalendarBook book,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var pending = new List<CalendarProposal>();
        foreach (var row in proposed)
        {
            if (await ProposalAsync(row, book, cancellationToken) is { } proposal)
            {
                pending.Add(proposal with { Moves = await reach.TrimAsync(proposal.Moves, who, cancellationToken) });
            }
        }

        return pending;
    }

    /// <summary>What an import would change, or why it cannot be read.</summary>
    public async Task<DeskAnswer<CalendarPreview>> PreviewAsync(
        string json,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var book = await calendars.GetAsync(cancellationToken);
        var import = CalendarImport.Read(json, new CalendarImportOptions { ImportedBy = who.Account });
        if (!import.TryGet(out var read, out var errors))
            return Wrong(errors);
        var version = NewVersion(read, json);
        if (!book.Preview(read, version).TryGet(out var diff, out errors))
            return Wrong(errors);
        if (!book.With(read, version).TryGet(out var after, out errors))
            return Wrong(errors);
        var moves = (
            await desk.PreviewAsync(Request(read, calendarVersionId: null), after, cancellationToken)
        ).Preview!;
        return new CalendarPreview
        {
            Region = read.Region,
            Years = [.. read.Years.Select(year => year.Year)],
            DocumentNo = read.Years.Select(year => year.Citation).FirstOrDefault(),
            Changes = CalendarViews.Changes(diff),
            MovedDeadlines = moves.Moved,
            Moves = moves,
        };
    }

    /// <summary>Proposes an import; the same text proposed again is the same proposal.</summary>
    public async Task<DeskAnswer<CalendarProposal>> ProposeAsync(
        string json,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var book = await calendars.GetAsync(cancellationToken);
        if (
            !CalendarImport
                .Read(json, new CalendarImportOptions { ImportedBy = who.Account })
                .TryGet(out var read, out var errors)
        )
        {
            return Wrong(errors);
        }
        var version = NewVersion(read, json);
        if (!book.With(read, version).TryGet(out var after, out errors))
            return Wrong(errors);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var row = await context.CalendarVersions.FirstOrDefaultAsync(
            known => known.Region == read.Region && known.Hash == hash && known.State == CalendarVersionState.Proposed,
            cancellationToken
        );
        if (row is null)
        {
            row = new CalendarVersion
            {
                Id = await store.ReserveIdsAsync(1, cancellationToken),
                Region = read.Region,
                Version = version,
                Json = json,
                Hash = hash,
                ValidThrough = after.For(read.Region).Value.ValidThrough,
                State = CalendarVersionState.Proposed,
                ImportedAt = clock.GetCurrentInstant(),
                ImportedBy = who.Account,
            };
            context.CalendarVersions.Add(row);
            await context.SaveChangesAsync(cancellationToken);
        }

        if (
            !await context.DateMoves.AnyAsync(
                move => move.CalendarVersionId == row.Id && move.State == DateMoveState.Proposed,
                cancellationToken
            )
        )
        {
            var line = log.Line(
                who,
                "calendar.proposed",
                $"{read.Region} {string.Join(' ', read.Years.Select(year => year.Year))}"
            );
            await desk.ProposeAsync(Request(read, row.Id), who.Account, cancellationToken, line);
        }

        return (await ProposalAsync(row, book, cancellationToken))!;
    }

    /// <summary>Brings an import into force, for exactly the preview that was shown; by somebody other than its proposer.</summary>
    /// <returns>The calendars as they are then.</returns>
    public async Task<DeskAnswer<CalendarPage>> ApproveAsync(
        string id,
        string preview,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (await FindMoveAsync(id, cancellationToken) is not { } move)
            return Missing;
        var outcome = await desk.ApproveAsync(
            move,
            preview,
            who.Account,
            cancellationToken,
            log.MoveLine(who, "calendar.approved", id)
        );
        if (outcome.Move is null)
            return Missing;
        return MoveAnswers.Of(outcome) is { } refusal ? refusal : await ReadAsync(who, CancellationToken.None);
    }

    /// <summary>Rejects or withdraws an import that waits.</summary>
    /// <returns>Null when done.</returns>
    public async Task<DeskRefusal?> RejectAsync(string id, Operator who, CancellationToken cancellationToken) =>
        await FindMoveAsync(id, cancellationToken) is { } move
        && await desk.RejectAsync(move, who.Account, cancellationToken, log.Line(who, "calendar.rejected", id))
            ? null
            : Missing;

    private static DeskRefusal Missing { get; } = DeskRefusal.Missing("待批准的导入", "import that waits");

    private static DeskRefusal Wrong(IReadOnlyList<CalendarError> errors) =>
        DeskRefusal.Invalid([
            .. errors.Select(error => new FieldError(error.Path, error.Message.Chinese, error.Message.English)),
        ]);

    /// <summary>The move that brings an import into force; null when none waits.</summary>
    private async Task<long?> FindMoveAsync(string id, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id, out var number))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .DateMoves.Where(move => move.CalendarVersionId == number && move.State == DateMoveState.Proposed)
            .Select(move => (long?)move.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    // The file's own version, or the text's hash: never one that is in force already.
    private static string NewVersion(CalendarImport import, string json) =>
        $"{import.Version ?? $"{import.Region}-{import.Years[^1].Year}"}-"
        + $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..8]}";

    private static MoveRequest Request(CalendarImport import, long? calendarVersionId) =>
        new()
        {
            Kind = DateMoveKind.Calendar,
            Reason =
                $"导入{string.Join('、', import.Years.Select(year => year.Year))}年放假安排"
                + $"{(import.Years.Select(year => year.Citation).FirstOrDefault() is { Length: > 0 } document ? $"（{document}）" : "")}",
            CalendarVersionId = calendarVersionId,
        };

    private async Task<CalendarProposal?> ProposalAsync(
        CalendarVersion row,
        CalendarBook book,
        CancellationToken cancellationToken
    )
    {
        if (
            await FindMoveAsync(row.Id.ToString(), cancellationToken) is not { } move
            || (await desk.FindAsync(move, cancellationToken)).Preview is not { } moves
        )
        {
            return null;
        }
        if (
            !CalendarImport
                .Read(row.Json, new CalendarImportOptions { Region = row.Region, ImportedBy = row.ImportedBy })
                .TryGet(out var read)
        )
        {
            return null;
        }
        return new CalendarProposal
        {
            Id = row.Id.ToString(),
            Region = row.Region,
            Years = [.. read.Years.Select(year => year.Year)],
            DocumentNo = read.Years.Select(year => year.Citation).FirstOrDefault(),
            ProposedBy = row.ImportedBy,
            ProposedAt = row.ImportedAt,
            Changes = book.Preview(read, row.Version).TryGet(out var diff) ? CalendarViews.Changes(diff) : [],
            Moves = moves,
        };
    }
}
