using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.TitleReview.Draws;

/// <summary>The one hash of a draw: SHA-256 over UTF-8, parts joined by a line feed, lower-case hex.</summary>
public static class DrawHash
{
    /// <summary>The hash of the parts in this order; anybody can make it again with ordinary tools.</summary>
    public static string Of(params IReadOnlyList<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
