using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Catalog;

/// <summary>A trigger of a definition in force.</summary>
/// <param name="VersionId">The published version.</param>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Trigger">The trigger.</param>
public sealed record WorkflowTrigger(long VersionId, string DefinitionId, WorkflowPlan Plan, PlanTrigger Trigger);
