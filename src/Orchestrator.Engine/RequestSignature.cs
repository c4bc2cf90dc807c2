using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Engine;

/// <summary>The signature that portals and we put on each other's requests (D11).</summary>
public static class RequestSignature
{
    /// <summary>
    /// HMAC-SHA256, lower-case hex, over method, path with query, timestamp, nonce and the body's SHA-256 in lower-case hex,
    /// each but the last followed by a line feed.
    /// </summary>
    /// <param name="secret">The shared key; of a portal's secret its UTF-8.</param>
    /// <param name="method">Upper-case HTTP method.</param>
    /// <param name="pathAndQuery">As sent in the request line.</param>
    /// <param name="timestamp">Unix seconds.</param>
    /// <param name="nonce">Used once.</param>
    /// <param name="body">The raw body.</param>
    public static string Compute(
        ReadOnlySpan<byte> secret,
        string method,
        string pathAndQuery,
        string timestamp,
        string nonce,
        ReadOnlySpan<byte> body
    )
    {
        var signed =
            $"{method}\n{pathAndQuery}\n{timestamp}\n{nonce}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed)));
    }

    /// <summary>Compares in constant time.</summary>
    public static bool Matches(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given));
}
