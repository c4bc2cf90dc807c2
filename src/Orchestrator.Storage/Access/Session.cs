using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>A signed-in browser; the cookie holds the token, the table its hash.</summary>
public sealed class Session
{
    /// <summary>SHA-256 of the token, lower-case hex; the key.</summary>
    public required string TokenHash { get; set; }

    /// <summary>Who is signed in.</summary>
    public long UserId { get; set; }

    /// <summary>When the person signed in; UTC.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>
    /// About when the last request came, written once a minute at most; too long ago ends the session.
    /// </summary>
    public Instant SeenAt { get; set; }

    /// <summary>Exclusive: from this instant the session has ended, however busy it was.</summary>
    public Instant ExpiresAt { get; set; }

    /// <summary>The browser by its own words, at most 256 characters; null when it sent none.</summary>
    public string? UserAgent { get; set; }
}
