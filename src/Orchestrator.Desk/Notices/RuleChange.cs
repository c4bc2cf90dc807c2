namespace Orchestrator.Desk.Notices;

/// <summary>A rule that the earlier notice did not have, had otherwise, or had alone.</summary>
public sealed record RuleChange
{
    /// <summary>new, changed or gone.</summary>
    public required string Kind { get; init; }

    /// <summary>Which rule of the reading, the first is 0; null when it is gone.</summary>
    public required int? Rule { get; init; }

    /// <summary>The words of the earlier notice; null when it is new.</summary>
    public required string? Before { get; init; }

    /// <summary>The words that were read; null when it is gone.</summary>
    public required string? After { get; init; }
}
