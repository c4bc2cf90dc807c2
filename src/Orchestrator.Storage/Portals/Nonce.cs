using NodaTime;

namespace Orchestrator.Storage.Portals;

/// <summary>A nonce a portal has used; kept as long as a timestamp would be accepted.</summary>
public sealed class Nonce
{
    /// <summary>Code of the portal.</summary>
    public required string Portal { get; set; }

    /// <summary>The nonce as it was sent; with the portal the key.</summary>
    public required string Value { get; set; }

    /// <summary>When it was used; UTC.</summary>
    public Instant SeenAt { get; set; }
}
