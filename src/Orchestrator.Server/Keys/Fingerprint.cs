using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Server.Keys;

/// <summary>Eight hexadecimal digits by which people tell two keys apart; nothing of the key can be found from them.</summary>
internal static class Fingerprint
{
    /// <summary>Lower-case; the same for the same key on every node.</summary>
    public static string Of(string key) =>
        Convert.ToHexStringLower(
            HKDF.DeriveKey(
                HashAlgorithmName.SHA256,
                Encoding.UTF8.GetBytes(key),
                4,
                info: "orchestrator fingerprint"u8.ToArray()
            )
        );
}
