namespace Orchestrator.Desk.Cycles;

/// <summary>How many applications are in a stage.</summary>
public sealed record StageCount
{
    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }
}
