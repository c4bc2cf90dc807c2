namespace Orchestrator.Desk.Notices;

/// <summary>A clause of a notice.</summary>
public sealed record NoticeClause
{
    /// <summary>E.g. TJ24-4.2-i.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Section { get; init; }

    /// <summary>Its words.</summary>
    public required string Sentence { get; init; }

    /// <summary>deadline, window, duration, …</summary>
    public required string Kind { get; init; }

    /// <summary>The minimum it sets, in words; null for none.</summary>
    public required string? Floor { get; init; }
}
