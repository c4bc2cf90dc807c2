using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Json;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.OperatorLog;

/// <summary>Appends to the operator log. The sequence is the key, so that two writers cannot take the same place; the second tries the next.</summary>
internal sealed class OperatorLogWriter(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    private const int MostAttempts = 50;

    public Task AppendAsync(ClaimsPrincipal who, string action, string? subject, CancellationToken cancellation, JsonObject? data = null, long? cycleId = null) =>
        AppendAsync(who.Account, who.HeldRoles, action, subject, cancellation, data, cycleId);

    public async Task AppendAsync(
        string account, IReadOnlyList<string> roles, string action, string? subject, CancellationToken cancellation, JsonObject? data = null, long? cycleId = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var last = await context.OperatorLog.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellation);
            var entry = new OperatorLogEntry
            {
                Sequence = (last?.Sequence ?? 0) + 1,
                At = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds()),
                Account = account,
                Role = string.Join(' ', roles) is { Length: <= 32 } all ? all : roles[0],
                Action = action,
                Subject = subject is { Length: > 256 } ? subject[..256] : subject,
                CycleId = cycleId,
                Data = (data ?? []).ToJsonString(JsonFormat.Options),
                PreviousHash = last?.Hash ?? LogSeal.Start,
                Hash = "",
            };
            entry.Hash = LogSeal.Of(entry);
            context.OperatorLog.Add(entry);
            try
            {
                await context.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // Somebody else took the place: read again and take the next.
            }
        }
    }
}
