using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>What became of a step towards publication.</summary>
/// <param name="Version">The version; null when there is none.</param>
/// <param name="Refusal">Null when it was done.</param>
/// <param name="Findings">What the validator found.</param>
public sealed record Publication(
    DefinitionVersion? Version,
    PublicationRefusal? Refusal,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>It was published already, and nothing changed.</summary>
    public bool WasPublished { get; init; }
}
