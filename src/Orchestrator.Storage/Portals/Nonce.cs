using NodaTime;

namespace Orchestrator.Storage.Portals;

/// <summary>A nonce a portal has used; kept as long as a timestamp would be accepted.</summary>
public sealed class Nonce
{
    public required string Portal { get; set; }

    public required string Value { get; set; }

    public Instant SeenAt { get; set; }
}
