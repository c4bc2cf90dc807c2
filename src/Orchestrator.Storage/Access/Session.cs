using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>A signed-in browser; the cookie holds the token, the table its hash.</summary>
public sealed class Session
{
    /// <summary>SHA-256 of the token, lower-case hex; the key.</summary>
    public required string TokenHash { get; set; }

    public long UserId { get; set; }

    public Instant CreatedAt { get; set; }

    public Instant SeenAt { get; set; }

    public Instant ExpiresAt { get; set; }

    public string? UserAgent { get; set; }
}
