using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Json;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Settings;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.OperatorLog;

/// <summary>Appends to the operator log. What is done in the database and its line are one commit: the deed takes the line along.</summary>
internal sealed class OperatorLogWriter(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    /// <summary>The line of a deed, whatever comes of it.</summary>
    public InCommit<object?> Line(ClaimsPrincipal who, string action, string? subject, JsonObject? data = null) =>
        (context, _, cancellation) => AppendAsync(context, Entry(who.Account, who.HeldRoles, action, subject, data, cycleId: null), cancellation);

    /// <summary>The line of a deed, with what came of it.</summary>
    public InCommit<T> Line<T>(ClaimsPrincipal who, string action, Func<T, string?> subject, Func<T, JsonObject> data, Func<T, long?>? cycle = null) =>
        (context, done, cancellation) => AppendAsync(context, Entry(who.Account, who.HeldRoles, action, subject(done), data(done), cycle?.Invoke(done)), cancellation);

    /// <summary>The line of somebody who is not signed in yet.</summary>
    public InCommit<object?> Line(string account, IReadOnlyList<string> roles, string action, string? subject) =>
        (context, _, cancellation) => AppendAsync(context, Entry(account, roles, action, subject, data: null, cycleId: null), cancellation);

    /// <summary>A line that stands alone: what it tells of is not in the database.</summary>
    public Task AppendAsync(ClaimsPrincipal who, string action, string? subject, CancellationToken cancellation, JsonObject? data = null) =>
        AppendAsync(who.Account, who.HeldRoles, action, subject, data, cancellation);

    /// <inheritdoc cref="AppendAsync(ClaimsPrincipal, string, string?, CancellationToken, JsonObject?)"/>
    public async Task AppendAsync(string account, IReadOnlyList<string> roles, string action, string? subject, JsonObject? data, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await AppendAsync(context, Entry(account, roles, action, subject, data, cycleId: null), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Appends an entry within a transaction. The chain's end stays locked until it ends, so this comes last before the commit.</summary>
    public static async Task AppendAsync(OrchestratorDbContext context, OperatorLogEntry entry, CancellationToken cancellation)
    {
        await RowLock.TakeAsync(context, RowLock.OperatorLog, cancellation);
        var last = await context.OperatorLog.AsNoTracking().OrderByDescending(known => known.Sequence)
            .Select(known => new { known.Sequence, known.Hash }).FirstOrDefaultAsync(cancellation);
        entry.Sequence = (last?.Sequence ?? 0) + 1;
        entry.PreviousHash = last?.Hash ?? LogSeal.Start;
        entry.Hash = LogSeal.Of(entry);
        context.OperatorLog.Add(entry);
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>An entry without its place in the chain.</summary>
    public OperatorLogEntry Entry(string account, IReadOnlyList<string> roles, string action, string? subject, JsonObject? data, long? cycleId) => new()
    {
        At = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds()),
        Account = account,
        Role = string.Join(' ', roles) is { Length: <= 32 } all ? all : roles[0],
        Action = action,
        Subject = subject is { Length: > 256 } ? subject[..256] : subject,
        CycleId = cycleId,
        Data = (data ?? []).ToJsonString(JsonFormat.Options),
        PreviousHash = "",
        Hash = "",
    };
}
