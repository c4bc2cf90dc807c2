using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orchestrator.Server.Json;
using Orchestrator.Storage.Access;

namespace Orchestrator.Server.OperatorLog;

/// <summary>The hash that chains an entry to the one before: changing, removing or inserting one breaks every later hash.</summary>
internal static class LogSeal
{
    /// <summary>What the first entry names as the hash before it.</summary>
    public static readonly string Start = new('0', 64);

    public static string Of(OperatorLogEntry entry)
    {
        // JSON of a list: no value can run into the next.
        var sealedText = JsonSerializer.Serialize<object?[]>(
            [entry.PreviousHash, entry.Sequence, entry.At.ToUnixTimeMilliseconds(), entry.Account, entry.Role, entry.Action, entry.Subject, entry.CycleId, entry.Data], JsonFormat.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sealedText)));
    }
}
