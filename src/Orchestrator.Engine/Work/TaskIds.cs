using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The ids by which portals answer tasks (<c>task.requested</c>). Each portal that is asked gets an id of its own: the instance's and the
/// run's, and a code that only this installation can make. So an id shows that this portal was asked, and none can be guessed.
/// </summary>
public sealed class TaskIds(EngineOptions options)
{
    private const int CodeBytes = 16;

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create(
        "0123456789abcdef"
    );

    /// <summary>The event by which a task is asked for.</summary>
    public const string Requested = "task.requested";

    /// <summary>The id for one portal.</summary>
    /// <param name="taskId">The instance's id, a colon, and the run's.</param>
    /// <param name="portal">Code of the portal that is asked.</param>
    public string For(string taskId, string portal) => $"{taskId}:{Convert.ToHexStringLower(Code(taskId, portal))}";

    /// <summary>The task that a portal answers; null when it was not asked.</summary>
    public string? Read(string given, string portal)
    {
        var at = given.LastIndexOf(':');
        if (at <= 0 || given.Length - at - 1 != CodeBytes * 2 || given.AsSpan(at + 1).ContainsAnyExcept(HexDigits))
        {
            return null;
        }
        return CryptographicOperations.FixedTimeEquals(
            Convert.FromHexString(given.AsSpan(at + 1)),
            Code(given[..at], portal)
        )
            ? given[..at]
            : null;
    }

    // Of the key that all nodes share; another use of it never gives the same hash.
    private byte[] Code(string taskId, string portal) =>
        HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(options.PersonHashKey),
            Encoding.UTF8.GetBytes($"task id\n{portal}\n{taskId}")
        )[..CodeBytes];
}
