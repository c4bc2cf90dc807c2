using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Server.Sessions;

/// <summary>Random tokens for sessions and links; the database keeps only their hashes.</summary>
internal static class SessionToken
{
    /// <summary>256 random bits, safe in a URL and a cookie.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
