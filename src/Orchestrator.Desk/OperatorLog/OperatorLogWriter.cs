using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>Appends to the operator log. What is done in the database and its line are one commit: the deed takes the line along.</summary>
public sealed class OperatorLogWriter(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock, LogSeal seal)
{
    /// <summary>The line of a deed, whatever comes of it.</summary>
    public InCommit<object?> Line(Operator who, string action, string? subject, JsonObject? data = null) =>
        (context, _, cancellationToken) =>
            AppendAsync(context, Entry(who, action, subject, data, cycleId: null), cancellationToken);

    /// <summary>The line of a deed, with what came of it.</summary>
    public InCommit<T> Line<T>(
        Operator who,
        string action,
        Func<T, string?> subject,
        Func<T, JsonObject> data,
        Func<T, long?>? cycle = null
    ) =>
        (context, done, cancellationToken) =>
            AppendAsync(context, Entry(who, action, subject(done), data(done), cycle?.Invoke(done)), cancellationToken);

    /// <summary>
    /// A line that stands alone, for what is not in the database: written before the deed, so that no deed is without
    /// one.
    /// </summary>
    public async Task AppendAsync(
        Operator who,
        string action,
        string? subject,
        CancellationToken cancellationToken,
        JsonObject? data = null
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AppendAsync(context, Entry(who, action, subject, data, cycleId: null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Appends an entry within a transaction. The chain's end stays locked until it ends, so this comes last before
    /// the commit.
    /// </summary>
    public async Task AppendAsync(
        OrchestratorDbContext context,
        OperatorLogEntry entry,
        CancellationToken cancellationToken
    )
    {
        await RowLock.TakeAsync(context, RowLock.OperatorLog, cancellationToken);
        var last = await context
            .OperatorLog.AsNoTracking()
            .OrderByDescending(known => known.Sequence)
            .Select(known => new { known.Sequence, known.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        entry.Sequence = (last?.Sequence ?? 0) + 1;
        entry.PreviousHash = last?.Hash ?? LogSeal.Start;
        entry.Hash = seal.Of(entry);
        context.OperatorLog.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>An entry without its place in the chain.</summary>
    public OperatorLogEntry Entry(Operator who, string action, string? subject, JsonObject? data, long? cycleId) =>
        new()
        {
            At = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds()),
            Account = who.Account,
            Role = string.Join(' ', who.Roles) is { Length: <= 32 } all ? all : who.Roles[0],
            Action = action,
            Subject = subject is { Length: > 256 } ? subject[..256] : subject,
            CycleId = cycleId,
            Data = (data ?? []).ToJsonString(JsonFormat.Options),
            PreviousHash = "",
            Hash = "",
        };
}
