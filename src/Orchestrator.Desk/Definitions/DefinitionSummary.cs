namespace Orchestrator.Desk.Definitions;

/// <summary>A workflow definition.</summary>
public sealed record DefinitionSummary
{
    /// <summary>Its definition id.</summary>
    public required string Id { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string? Description { get; init; }

    /// <summary>Newest version.</summary>
    public required int Version { get; init; }

    /// <summary>Version that new instances run; null while it is a draft only.</summary>
    public required int? PublishedVersion { get; init; }

    /// <summary>schedule, application or other.</summary>
    public required string Kind { get; init; }

    /// <summary>The year of a schedule.</summary>
    public required int? Year { get; init; }

    /// <summary>Content hash of the newest version.</summary>
    public required string Hash { get; init; }

    /// <summary>Who brought the newest version.</summary>
    public required string? ImportedBy { get; init; }

    /// <summary>The newest version waits for a second person's approval; null when it does not.</summary>
    public required DefinitionSubmission? Submission { get; init; }

    /// <summary>What a cycle may be given when it starts.</summary>
    public required IReadOnlyList<DefinitionInput> Inputs { get; init; }
}
