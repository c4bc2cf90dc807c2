using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>A one-time link, e.g. the administrator's at first start.</summary>
public sealed class LoginLink
{
    /// <summary>SHA-256 of the token, lower-case hex; the key.</summary>
    public required string TokenHash { get; set; }

    /// <summary>
    /// The user that it signs in; null for the administrator's link of a first start, when there is no user yet.
    /// </summary>
    public long? UserId { get; set; }

    /// <summary>The role that it opens the console with, e.g. <c>administrator</c>.</summary>
    public required string Role { get; set; }

    /// <summary>When it was made; UTC.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>Exclusive: from this instant it opens nothing.</summary>
    public Instant ExpiresAt { get; set; }

    /// <summary>When it, or another that was open beside it, was used; null while it can be used.</summary>
    public Instant? UsedAt { get; set; }
}
