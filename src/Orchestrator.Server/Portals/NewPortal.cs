namespace Orchestrator.Server.Portals;

/// <summary>Registers a portal.</summary>
public sealed record NewPortal
{
    /// <summary>Letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it may send; `*` is all.</summary>
    public required IReadOnlyList<string> EventTypes { get; init; }

    /// <summary>Cycle codes or jurisdictions it may act in; `*` is all.</summary>
    public required IReadOnlyList<string> Cycles { get; init; }

    /// <summary>Where events are delivered.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Event types delivered to it.</summary>
    public IReadOnlyList<string>? Subscriptions { get; init; }

    /// <summary>Its rate limit.</summary>
    public int RequestsPerMinute { get; init; } = 600;
}
