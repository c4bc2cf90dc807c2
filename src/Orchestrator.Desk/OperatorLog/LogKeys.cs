using System.Security.Cryptography;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>What the operator log is sealed and its heads are signed with. All nodes of one database have the same.</summary>
/// <param name="Seal">Key of the seals, 32 bytes; who has not got it cannot make an entry that fits.</param>
/// <param name="Signing">Private key of the heads' signatures, ECDSA P-256 in PKCS #8; its public part is in every head.</param>
public sealed record LogKeys(byte[] Seal, byte[] Signing)
{
    private const int SealBytes = 32;

    /// <summary>New keys.</summary>
    public static LogKeys Make()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new LogKeys(RandomNumberGenerator.GetBytes(SealBytes), signing.ExportPkcs8PrivateKey());
    }

    /// <summary>As one text, for keeping.</summary>
    public string Write() => Convert.ToBase64String(Seal) + ' ' + Convert.ToBase64String(Signing);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LogKeys Read(string text) =>
        text.Split(' ') is [var seal, var signing]
            ? new LogKeys(Convert.FromBase64String(seal), Convert.FromBase64String(signing))
            : throw new FormatException("Not keys of the operator log.");

    // Never printed.
    private bool PrintMembers(System.Text.StringBuilder builder) => builder.Length < 0;
}
