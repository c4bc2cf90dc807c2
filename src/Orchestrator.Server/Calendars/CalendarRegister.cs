using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Moves;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Calendars;

/// <summary>Imports of arrangements: read, previewed, proposed, approved by a second person.</summary>
internal sealed class CalendarRegister(IDbContextFactory<OrchestratorDbContext> contexts, IWorkStore store, CalendarCache calendars, MoveDesk desk, IClock clock)
{
    public async Task<CalendarPage> ReadAsync(CancellationToken cancellation)
    {
        var book = await calendars.GetAsync(cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var proposed = await context.CalendarVersions.AsNoTracking().Where(version => version.State == CalendarVersionState.Proposed)
            .OrderBy(version => version.Id).ToListAsync(cancellation);
        return new CalendarPage
        {
            Calendars = [.. book.Regions.Select(region => CalendarViews.Of(book.For(region).Value))],
            Pending = await PendingAsync(proposed, book, cancellation),
        };
    }

    private async Task<List<CalendarProposal>> PendingAsync(List<CalendarVersion> proposed, CalendarBook book, CancellationToken cancellation)
    {
        var pending = new List<CalendarProposal>();
        foreach (var row in proposed)
        {
            if (await ProposalAsync(row, book, cancellation) is { } proposal) pending.Add(proposal);
        }

        return pending;
    }

    /// <summary>What an import would change, or why it cannot be read.</summary>
    public async Task<Result<CalendarPreview>> PreviewAsync(string json, string who, CancellationToken cancellation)
    {
        var book = await calendars.GetAsync(cancellation);
        var import = CalendarImport.Read(json, new CalendarImportOptions { ImportedBy = who });
        if (!import.TryGet(out var read, out var errors)) return Result.Failure<CalendarPreview>(errors);
        var version = NewVersion(read, json);
        if (!book.Preview(read, version).TryGet(out var diff, out errors)) return Result.Failure<CalendarPreview>(errors);
        if (!book.With(read, version).TryGet(out var after, out errors)) return Result.Failure<CalendarPreview>(errors);
        var moves = (await desk.PreviewAsync(Request(read, calendarVersionId: null), after, cancellation)).Preview!;
        return Result.Success(new CalendarPreview
        {
            Region = read.Region,
            Years = [.. read.Years.Select(year => year.Year)],
            DocumentNo = read.Years.Select(year => year.Citation).FirstOrDefault(),
            Changes = CalendarViews.Changes(diff),
            MovedDeadlines = moves.Moved,
            Moves = moves,
        });
    }

    /// <summary>Proposes an import; the same text proposed again is the same proposal.</summary>
    public async Task<Result<CalendarProposal>> ProposeAsync(string json, string who, Func<string, InCommit<object?>> line, CancellationToken cancellation)
    {
        var book = await calendars.GetAsync(cancellation);
        if (!CalendarImport.Read(json, new CalendarImportOptions { ImportedBy = who }).TryGet(out var read, out var errors)) return Result.Failure<CalendarProposal>(errors);
        var version = NewVersion(read, json);
        if (!book.With(read, version).TryGet(out var after, out errors)) return Result.Failure<CalendarProposal>(errors);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var row = await context.CalendarVersions.FirstOrDefaultAsync(
            known => known.Region == read.Region && known.Hash == hash && known.State == CalendarVersionState.Proposed, cancellation);
        if (row is null)
        {
            row = new CalendarVersion
            {
                Id = await store.ReserveIdsAsync(1, cancellation),
                Region = read.Region,
                Version = version,
                Json = json,
                Hash = hash,
                ValidThrough = after.For(read.Region).Value.ValidThrough,
                State = CalendarVersionState.Proposed,
                ImportedAt = clock.GetCurrentInstant(),
                ImportedBy = who,
            };
            context.CalendarVersions.Add(row);
            await context.SaveChangesAsync(cancellation);
        }

        if (!await context.DateMoves.AnyAsync(move => move.CalendarVersionId == row.Id && move.State == DateMoveState.Proposed, cancellation))
            await desk.ProposeAsync(Request(read, row.Id), who, cancellation, line($"{read.Region} {string.Join(' ', read.Years.Select(year => year.Year))}"));
        return Result.Success((await ProposalAsync(row, book, cancellation))!);
    }

    /// <summary>The move that brings an import into force; null when none waits.</summary>
    public async Task<long?> FindMoveAsync(string id, CancellationToken cancellation)
    {
        if (!long.TryParse(id, out var number)) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.DateMoves.Where(move => move.CalendarVersionId == number && move.State == DateMoveState.Proposed).Select(move => (long?)move.Id).FirstOrDefaultAsync(cancellation);
    }

    // The file's own version, or the text's hash: never one that is in force already.
    private static string NewVersion(CalendarImport import, string json) =>
        $"{import.Version ?? $"{import.Region}-{import.Years[^1].Year}"}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..8]}";

    private static MoveRequest Request(CalendarImport import, long? calendarVersionId) => new()
    {
        Kind = DateMoveKind.Calendar,
        Reason = $"导入{string.Join('、', import.Years.Select(year => year.Year))}年放假安排{(import.Years.Select(year => year.Citation).FirstOrDefault() is { Length: > 0 } document ? $"（{document}）" : "")}",
        CalendarVersionId = calendarVersionId,
    };

    private async Task<CalendarProposal?> ProposalAsync(CalendarVersion row, CalendarBook book, CancellationToken cancellation)
    {
        if (await FindMoveAsync(row.Id.ToString(), cancellation) is not { } move || (await desk.FindAsync(move, cancellation)).Preview is not { } moves) return null;
        if (!CalendarImport.Read(row.Json, new CalendarImportOptions { Region = row.Region, ImportedBy = row.ImportedBy }).TryGet(out var read)) return null;
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
