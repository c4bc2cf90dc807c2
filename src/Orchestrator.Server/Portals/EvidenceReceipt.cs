namespace Orchestrator.Server.Portals;

/// <summary>An image that was kept.</summary>
public sealed record EvidenceReceipt
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256, lower-case hex; events name the image by it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What its content says it is.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its size.</summary>
    public required int Bytes { get; init; }
}
