using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Orchestrator.Desk.Json;
using Orchestrator.Storage.Access;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>
/// The seal that chains an entry to the one before: HMAC-SHA256 over the seal before and the entry. Changing,
/// removing or inserting one breaks
/// every later seal, and who has the database but not the key cannot seal anew. What was cut off at the end shows
/// against a head (<see cref="LogHead"/>).
/// </summary>
/// <param name="keys">The installation's keys.</param>
public sealed class LogSeal(LogKeys keys)
{
    /// <summary>What the first entry names as the seal before it.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>Lower-case hex.</summary>
    public string Of(OperatorLogEntry entry)
    {
        // JSON of a list: no value can run into the next.
        var text = JsonSerializer.Serialize<object?[]>(
            [
                entry.PreviousHash,
                entry.Sequence,
                entry.At.ToUnixTimeMilliseconds(),
                entry.Account,
                entry.Role,
                entry.Action,
                entry.Subject,
                entry.CycleId,
                entry.Data,
            ],
            JsonFormat.Options
        );
        return Convert.ToHexStringLower(HMACSHA256.HashData(keys.Seal, Encoding.UTF8.GetBytes(text)));
    }
}
