using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Json;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>Reads the operator log and checks its chain.</summary>
public sealed class OperatorLogReader(IDbContextFactory<OrchestratorDbContext> contexts, LogSeal seal, LogHeads heads)
{
    private const int PageSize = 100;

    /// <summary>A page of a hundred, the newest first, and whether the whole chain is intact. Pages from 1.</summary>
    public async Task<LogPage> ReadAsync(int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context
            .OperatorLog.AsNoTracking()
            .OrderByDescending(entry => entry.Sequence)
            .Skip(Paging.Before(page, PageSize))
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return new LogPage
        {
            Items =
            [
                .. entries.Select(entry => new LogLine
                {
                    Sequence = entry.Sequence,
                    At = entry.At,
                    Who = entry.Account,
                    Action = entry.Action,
                    Subject = entry.Subject,
                    Hash = entry.Hash,
                }),
            ],
            Total = await context.OperatorLog.LongCountAsync(cancellationToken),
            Intact = (await WalkAsync(context, noted: null, cancellationToken)).BrokenAt is null,
        };
    }

    /// <summary>Checks every seal, and whether the log still holds what a head says.</summary>
    public async Task<LogCheck> CheckAsync(LogHead? head, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (broken, entries, atHead) = await WalkAsync(context, head?.Sequence, cancellationToken);
        var ofHead = head switch
        {
            null => "none",
            _ when !heads.IsOurs(head) => "forged",
            _ when head.Sequence > entries => "truncated",
            _ when head.Sequence > 0 && atHead != head.Hash => "changed",
            _ => "confirmed",
        };
        var (chinese, english) = (broken, ofHead) switch
        {
            (_, "forged") => (
                "该链头不是本系统签发的，或已被改动。",
                "The head was not signed by this installation, or was changed."
            ),
            (_, "truncated") => (
                $"日志缺少末尾：链头记有 {head!.Sequence} 条，现只有 {entries} 条。",
                $"The log was cut off: the head counts {head.Sequence} entries, there are {entries}."
            ),
            (_, "changed") => (
                $"第 {head!.Sequence} 条与链头不符：日志被改写。",
                $"Entry {head.Sequence} is not the head's: the log was rewritten."
            ),
            ({ } at, _) => (
                $"自第 {at} 条起封印不符：有条目被更改、删除或插入。",
                $"From entry {at} on the seals do not fit: something was changed, removed or inserted."
            ),
            (_, "none") => (
                $"{entries} 条全部相符；未与链头核对，不能发现末尾被删。",
                $"All {entries} entries fit; without a head, a cut at the end cannot be seen."
            ),
            _ => (
                $"{entries} 条全部相符，且包含链头所记的 {head!.Sequence} 条。",
                $"All {entries} entries fit, the head's {head.Sequence} among them."
            ),
        };
        return new LogCheck
        {
            Sound = broken is null && ofHead is ("none" or "confirmed"),
            Entries = entries,
            BrokenAt = broken,
            Head = ofHead,
            Message = chinese,
            MessageEn = english,
        };
    }

    private async Task<(long? BrokenAt, long Entries, string? HashAt)> WalkAsync(
        OrchestratorDbContext context,
        long? noted,
        CancellationToken cancellationToken
    )
    {
        var (expected, hash, entries, atNoted) = (0L, LogSeal.Start, 0L, (string?)null);
        long? broken = null;
        await foreach (
            var entry in context
                .OperatorLog.AsNoTracking()
                .OrderBy(entry => entry.Sequence)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            entries = entry.Sequence;
            if (entry.Sequence != ++expected || entry.PreviousHash != hash || entry.Hash != seal.Of(entry))
                broken ??= expected;
            // Without a head to look for, the rest tells nothing more.
            if (broken is not null && noted is null)
                break;
            if (entry.Sequence == noted)
                atNoted = entry.Hash;
            hash = entry.Hash;
        }

        return (broken, entries, atNoted);
    }
}
