namespace Orchestrator.Server.Portals;

/// <summary>A portal's secret, shown this once.</summary>
public sealed record PortalSecret
{
    /// <summary>The portal.</summary>
    public required PortalView Portal { get; init; }

    /// <summary>The HMAC key, as text.</summary>
    public required string Secret { get; init; }
}
