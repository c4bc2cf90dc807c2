using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>What became of saving a draft.</summary>
public sealed record DraftSave
{
    /// <summary>The newest version as it stands now; null when the save was refused.</summary>
    public DefinitionVersion? Version { get; init; }

    /// <summary>All that the validator found; with a refusal the errors among them are its reasons.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Somebody else saved in between: who did.</summary>
    public string? ConflictWith { get; init; }
}
