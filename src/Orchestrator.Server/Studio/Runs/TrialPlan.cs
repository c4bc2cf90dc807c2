using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Running;

namespace Orchestrator.Server.Studio.Runs;

/// <summary>A definition that is ready to be tried.</summary>
/// <param name="Version">The version tried.</param>
/// <param name="Others">The newest versions of the definitions it may use.</param>
/// <param name="Definitions">The same, read.</param>
/// <param name="Plan">The version, compiled.</param>
internal sealed record TrialPlan(
    DefinitionVersion Version,
    IReadOnlyCollection<DefinitionVersion> Others,
    DefinitionSet Definitions,
    WorkflowPlan Plan
);
