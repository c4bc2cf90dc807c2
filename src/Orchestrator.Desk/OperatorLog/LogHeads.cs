using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>Takes signed heads of the operator log, and knows its own again.</summary>
/// <param name="keys">The installation's keys.</param>
/// <param name="clock">Real time.</param>
public sealed class LogHeads(LogKeys keys, IClock clock)
{
    /// <summary>The head as the context sees it.</summary>
    public async Task<LogHead> TakeAsync(OrchestratorDbContext context, CancellationToken cancellationToken)
    {
        var last = await context
            .OperatorLog.AsNoTracking()
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        using var signing = Open();
        var head = new LogHead
        {
            Sequence = last?.Sequence ?? 0,
            Hash = last?.Hash ?? LogSeal.Start,
            At = Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds()),
            Key = Convert.ToBase64String(signing.ExportSubjectPublicKeyInfo()),
            Signature = "",
        };
        return head with
        {
            Signature = Convert.ToBase64String(signing.SignData(head.Signed(), HashAlgorithmName.SHA256)),
        };
    }

    /// <summary>Whether this installation signed it, and nothing of it was changed.</summary>
    public bool IsOurs(LogHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        using var signing = Open();
        try
        {
            return signing.VerifyData(
                head.Signed(),
                Convert.FromBase64String(head.Signature),
                HashAlgorithmName.SHA256
            );
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private ECDsa Open()
    {
        var signing = ECDsa.Create();
        signing.ImportPkcs8PrivateKey(keys.Signing, out _);
        return signing;
    }
}
