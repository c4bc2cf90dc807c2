namespace Orchestrator.Cases.Moves;

/// <summary>预览: what a move does, before anyone confirms. Nothing is written.</summary>
public sealed record MovePreview
{
    /// <summary>
    /// Stands for exactly what is shown: per cycle the dates, the steps with old and new day, the findings. An approval names it. More or
    /// fewer applications at a step with the same old and new day do not change it; any other difference does.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>The cycles that it touches.</summary>
    public required IReadOnlyList<CyclePreview> Cycles { get; init; }

    /// <summary>How many open deadlines get another date.</summary>
    public int Moved => Cycles.Sum(cycle => cycle.Moved);

    /// <summary>Whether it may be approved.</summary>
    public bool IsLawful => Cycles.All(cycle => cycle.IsLawful);
}
