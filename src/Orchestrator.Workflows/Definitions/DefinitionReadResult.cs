using System.Diagnostics.CodeAnalysis;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Definitions;

/// <summary>A definition, or why the text is none.</summary>
/// <param name="Definition">Null when the text could not be read.</param>
/// <param name="Findings">Errors when there is no definition; else warnings, e.g. connections that lead nowhere.</param>
public sealed record DefinitionReadResult(WorkflowDefinition? Definition, IReadOnlyList<Finding> Findings)
{
    /// <summary>False: <see cref="Findings"/> holds at least one error.</summary>
    [MemberNotNullWhen(true, nameof(Definition))]
    public bool IsRead => Definition is not null;
}
