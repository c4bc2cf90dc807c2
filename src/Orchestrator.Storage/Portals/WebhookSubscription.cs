namespace Orchestrator.Storage.Portals;

/// <summary>Where a portal wants its CloudEvents.</summary>
public sealed class WebhookSubscription
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Code of the portal.</summary>
    public required string Portal { get; set; }

    /// <summary>Event types, separated by one space; <c>*</c> for all.</summary>
    public required string Types { get; set; }

    /// <summary>Absolute address that events are posted to.</summary>
    public required string Url { get; set; }

    /// <summary>Protected signing key.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>False: gets no events.</summary>
    public bool Enabled { get; set; }
}
