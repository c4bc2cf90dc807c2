using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Server.Portals;

/// <summary>The signature of a request: HMAC-SHA256 over method, target, timestamp, nonce and the hash of the raw body.</summary>
public static class PortalSignature
{
    /// <summary>The signature, lower-case hex.</summary>
    /// <param name="secret">The portal's secret as it was shown.</param>
    /// <param name="method">In capitals.</param>
    /// <param name="target">Path and query as sent.</param>
    /// <param name="timestamp">Seconds since 1970, as sent.</param>
    /// <param name="nonce">As sent.</param>
    /// <param name="body">The raw body; empty when there is none.</param>
    public static string Compute(string secret, string method, string target, string timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        var text = $"{method}\n{target}\n{timestamp}\n{nonce}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Compares in constant time.</summary>
    public static bool Matches(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given));
}
