namespace Orchestrator.Desk.Deadlines;

/// <summary>An item of a time line.</summary>
public sealed record TimelineItem : DueItem
{
    /// <summary>Row of the time line.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Milliseconds from due to decision; null while undecided.</summary>
    public required long? Lateness { get; init; }
}
