using NodaTime;

namespace Orchestrator.Desk.Definitions;

/// <summary>A draft that waits for a second person.</summary>
public sealed record DefinitionSubmission
{
    /// <summary>Who asked for its publication.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Everybody who made or changed it: none of them may approve it.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    /// <summary>What is approved: the approval names it, and fails when the draft changed since.</summary>
    public required string Revision { get; init; }
}
