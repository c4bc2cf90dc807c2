using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Validation;

/// <summary>What a rule may look at.</summary>
/// <param name="Definition">The definition as written.</param>
/// <param name="Plan">The definition compiled; null when it does not compile.</param>
/// <param name="Registry">The activity types there are.</param>
/// <param name="Others">Finds another definition by its definition id; null when there is none.</param>
public sealed record DefinitionCheck(
    WorkflowDefinition Definition,
    WorkflowPlan? Plan,
    ActivityRegistry Registry,
    Func<string, WorkflowDefinition?> Others
);
