namespace Orchestrator.Desk.Notices;

/// <summary>What an import changes in a notice.</summary>
public sealed record NoticeChange
{
    /// <summary>added, removed or changed.</summary>
    public required string Kind { get; init; }

    /// <summary>The clause, or the member of the notice (title, number, …).</summary>
    public required string What { get; init; }

    /// <summary>What it said; null when it is new.</summary>
    public required string? Before { get; init; }

    /// <summary>What it says; null when it is gone.</summary>
    public required string? After { get; init; }
}
