using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>A one-time link, e.g. the administrator's at first start.</summary>
public sealed class LoginLink
{
    /// <summary>SHA-256 of the token, lower-case hex; the key.</summary>
    public required string TokenHash { get; set; }

    public long? UserId { get; set; }

    public required string Role { get; set; }

    public Instant CreatedAt { get; set; }

    public Instant ExpiresAt { get; set; }

    public Instant? UsedAt { get; set; }
}
