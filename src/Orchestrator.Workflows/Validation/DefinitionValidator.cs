using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Validation;

/// <summary>All checks of a definition: reading, compiling, and the rules given.</summary>
/// <param name="registry">The activity types there are.</param>
/// <param name="rules">Rules beside the built-in ones.</param>
public sealed class DefinitionValidator(ActivityRegistry registry, params IReadOnlyList<IDefinitionRule> rules)
{
    /// <summary>Every finding for a text; empty is fine.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="file">The file's name, put into each finding.</param>
    /// <param name="others">Finds another definition by its definition id or activity name.</param>
    public IReadOnlyList<Finding> Validate(string json, string? file = null, Func<string, WorkflowDefinition?>? others = null) =>
        throw new NotSupportedException(registry is null || rules is null ? "" : "later");

    /// <summary>Every finding for a definition that was read.</summary>
    public IReadOnlyList<Finding> Validate(WorkflowDefinition definition, string? file = null, Func<string, WorkflowDefinition?>? others = null) =>
        throw new NotSupportedException(registry is null || rules is null ? "" : "later");
}
