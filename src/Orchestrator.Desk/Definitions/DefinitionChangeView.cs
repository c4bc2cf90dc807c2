namespace Orchestrator.Desk.Definitions;

/// <summary>One difference between two versions.</summary>
public sealed record DefinitionChangeView
{
    /// <summary>added, removed or changed.</summary>
    public required string Kind { get; init; }

    /// <summary>The activity; null for the definition itself and for connections.</summary>
    public required string? ActivityId { get; init; }

    /// <summary>What people read on it.</summary>
    public required string? ActivityName { get; init; }

    /// <summary>The member's technical name.</summary>
    public required string Part { get; init; }

    /// <summary>The member as people read it, in Chinese.</summary>
    public required string PartText { get; init; }

    /// <summary>As it was; null when it was not there.</summary>
    public required string? Before { get; init; }

    /// <summary>As it is; null when it is gone.</summary>
    public required string? After { get; init; }
}
