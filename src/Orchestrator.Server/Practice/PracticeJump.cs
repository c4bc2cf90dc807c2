using NodaTime;

namespace Orchestrator.Server.Practice;

/// <summary>Moves the practice clock forward.</summary>
public sealed record PracticeJump
{
    /// <summary>The new time; never before the present practice time.</summary>
    public required Instant Now { get; init; }
}
