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

    /// <summary>The track (批次) whose meeting it is for; null: one meeting of all.</summary>
    public string? Track { get; init; }

    /// <summary>The draws of the cycle's other tracks, by name; empty where all share one meeting.</summary>
    public IReadOnlyList<DrawView> OfOtherTracks { get; init; } = [];
}
