using NodaTime;

namespace Orchestrator.Desk.Practice;

/// <summary>练习模式.</summary>
public sealed record PracticeView
{
    /// <summary>True: the judging clock is shifted.</summary>
    public required bool Practice { get; init; }

    /// <summary>The judging clock.</summary>
    public required Instant Now { get; init; }
}
