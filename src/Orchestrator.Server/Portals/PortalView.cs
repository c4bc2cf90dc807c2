namespace Orchestrator.Server.Portals;

/// <summary>A portal that may send events.</summary>
public sealed record PortalView
{
    /// <summary>Its code, sent as X-Portal.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>False: every request is refused.</summary>
    public required bool Active { get; init; }

    /// <summary>What it may send; `*` is all.</summary>
    public required IReadOnlyList<string> EventTypes { get; init; }

    /// <summary>Cycle codes or jurisdictions it may act in; `*` is all.</summary>
    public required IReadOnlyList<string> Cycles { get; init; }

    /// <summary>Where events are delivered; null for none.</summary>
    public required string? WebhookUrl { get; init; }

    /// <summary>Event types delivered to it.</summary>
    public required IReadOnlyList<string> Subscriptions { get; init; }

    /// <summary>Its rate limit.</summary>
    public required int RequestsPerMinute { get; init; }
}
