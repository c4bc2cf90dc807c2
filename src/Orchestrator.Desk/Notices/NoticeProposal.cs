using NodaTime;

namespace Orchestrator.Desk.Notices;

/// <summary>An import that waits for a second person.</summary>
public sealed record NoticeProposal
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who proposed it; someone else must approve.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant ProposedAt { get; init; }

    /// <summary>What it would change now.</summary>
    public required NoticePreview Preview { get; init; }
}
