namespace Orchestrator.Cases.Moves;

/// <summary>Applications of a cycle that stand alike, and whether they end with it.</summary>
public sealed record ApplicationLine
{
    /// <summary>Their stage, or how they ended.</summary>
    public required string Stage { get; init; }

    /// <summary>The stage in Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>True: they are under way and end; false: they have ended, and stay as they are.</summary>
    public required bool Ends { get; init; }

    /// <summary>True: they are under way and go on, by their own dates.</summary>
    public bool GoesOn { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }
}
