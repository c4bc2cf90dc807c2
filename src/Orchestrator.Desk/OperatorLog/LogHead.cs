using System.Text;
using System.Text.Json;
using NodaTime;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>
/// The last entry of the operator log at a moment, signed. Kept by others, it shows later whether the log still holds
/// what it held then.
/// </summary>
public sealed record LogHead
{
    /// <summary>How many entries there were; 0: none.</summary>
    public required long Sequence { get; init; }

    /// <summary>The last entry's seal; of none, 64 zeros.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was taken, to the millisecond.</summary>
    public required Instant At { get; init; }

    /// <summary>
    /// The signer's public key (ECDSA P-256), SubjectPublicKeyInfo in base64. Compare it with the one of an earlier
    /// head.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>ECDSA with SHA-256 over the other members, in base64.</summary>
    public required string Signature { get; init; }

    /// <summary>What is signed.</summary>
    internal byte[] Signed() =>
        Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize<object[]>([
                "operator-log-head-1",
                Sequence,
                Hash,
                At.ToUnixTimeMilliseconds(),
                Key,
            ])
        );
}
