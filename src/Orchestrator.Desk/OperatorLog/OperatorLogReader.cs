using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>Reads the operator log and checks its chain.</summary>
public sealed class OperatorLogReader(IDbContextFactory<OrchestratorDbContext> contexts, LogSeal seal, LogHeads heads)
{
    private const int PageSize = 100;

    /// <summary>Lines that one page looks through at most: what it costs does not grow with the log.</summary>
    private const int Span = 20_000;

    // Lines are numbered under a lock and stamped just before: this much out of order at most.
    private static readonly Duration Slack = Duration.FromMinutes(5);

    // No clock of ours told others; not every one of them can be read.
    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9001, 1, 1, 0, 0);

    /// <summary>
    /// A page of a hundred, the newest first. What nobody but a forger can have written is left out, or without its
    /// note; to whom not everything is within reach their cycles and what they did themselves is shown.
    /// </summary>
    public async Task<LogPage> ReadAsync(LogQuery query, Operator who, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await context.OperatorLog.MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        var lowest = FirstOf(query) is { } from ? await FindAsync(context, from - Slack, total, cancellationToken) : 1;
        var most = EndOf(query) is { } to ? await FindAsync(context, to + Slack, total, cancellationToken) - 1 : total;
        if (query.Before is { } before)
            most = Math.Min(most, Math.Max(before, 1) - 1);
        // Where lines are missing it goes on behind the gap.
        var last = await context
            .OperatorLog.Where(entry => entry.Sequence <= most)
            .MaxAsync(entry => (long?)entry.Sequence, cancellationToken)
            ?? 0;
        var begin = Math.Max(lowest, last - Span + 1);
        var entries = await Filter(LinesOf(context, who), query)
            .Where(entry => entry.Sequence >= begin && entry.Sequence <= last)
            .OrderByDescending(entry => entry.Sequence)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var isFull = entries.Count > PageSize;
        return new LogPage
        {
            Items = [.. entries.Take(PageSize).Select(LineOf)],
            Next =
                isFull ? entries[PageSize - 1].Sequence
                : begin > lowest ? begin
                : null,
            Total = total,
        };
    }

    private static Instant? FirstOf(LogQuery query) => query.From is { } day ? CivilTime.StartOf(day) : null;

    private static Instant? EndOf(LogQuery query) => query.To is { } day ? CivilTime.StartOf(day.PlusDays(1)) : null;

    private static IQueryable<OperatorLogEntry> Filter(IQueryable<OperatorLogEntry> entries, LogQuery query)
    {
        if (FirstOf(query) is { } from)
            entries = entries.Where(entry => entry.At >= from);
        if (EndOf(query) is { } to)
            entries = entries.Where(entry => entry.At < to);
        if (query.Who is { } who)
            entries = entries.Where(entry => entry.Account == who);
        return query.Kind is { } kind ? entries.Where(entry => entry.Action.StartsWith(kind + ".")) : entries;
    }

    private static LogLine LineOf(OperatorLogEntry entry)
    {
        var (chinese, english) = LogWords.Of(entry.Action);
        var (note, noteEn) = NoteOf(entry.Data);
        return new LogLine
        {
            Sequence = entry.Sequence,
            At = entry.At,
            Who = entry.Account,
            Action = entry.Action,
            What = chinese,
            WhatEn = english,
            Subject = entry.Subject,
            Note = note,
            NoteEn = noteEn,
            Hash = entry.Hash,
        };
    }

    private static (string? Chinese, string? English) NoteOf(string data)
    {
        try
        {
            using var read = JsonDocument.Parse(data);
            var note = Text(read.RootElement, "message") ?? Text(read.RootElement, "reason");
            return (note, Text(read.RootElement, "messageEn") ?? note);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static IQueryable<OperatorLogEntry> LinesOf(OrchestratorDbContext context, Operator who)
    {
        if (who.IsEverywhere)
            return Lines(context);
        var cycles = context.WholeCyclesOf(who).Select(cycle => (long?)cycle.InstanceId);
        return Lines(context).Where(entry => entry.Account == who.Account || cycles.Contains(entry.CycleId));
    }

    private static IQueryable<OperatorLogEntry> Lines(OrchestratorDbContext context) =>
        context.OperatorLog.AsNoTracking().Where(entry => entry.At >= Earliest && entry.At < Latest);

    /// <summary>About the first line that was written at an instant or later, by halving; behind the last when none was.</summary>
    private static async Task<long> FindAsync(
        OrchestratorDbContext context,
        Instant instant,
        long total,
        CancellationToken cancellationToken
    )
    {
        var (low, high) = (1L, Math.Min(total, long.MaxValue - 1) + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var at = await Lines(context)
                .Where(entry => entry.Sequence >= middle)
                .OrderBy(entry => entry.Sequence)
                .Select(entry => (Instant?)entry.At)
                .FirstOrDefaultAsync(cancellationToken);
            if (at < instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
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
            var entry in Lines(context)
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
