namespace Orchestrator.Desk.Cycles;

/// <summary>抽取记录: a finished draw, reproducible from its seed.</summary>
public sealed record DrawView
{
    /// <summary>Hash of what was committed before the draw.</summary>
    public required string Commitment { get; init; }

    /// <summary>The seed.</summary>
    public required string Seed { get; init; }

    /// <summary>Codes of the experts who sit, by lot.</summary>
    public required IReadOnlyList<string> Committee { get; init; }

    /// <summary>Codes of those who dropped out.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }
}
