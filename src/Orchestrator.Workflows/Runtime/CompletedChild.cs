using Orchestrator.Workflows.Activities;

namespace Orchestrator.Workflows.Runtime;

/// <summary>A child that has completed, as its parent is told.</summary>
/// <param name="Activity">The child.</param>
/// <param name="Outcomes">The outcomes it completed with.</param>
/// <param name="Tag">What the parent gave when it scheduled the child.</param>
public sealed record CompletedChild(Activity Activity, IReadOnlyList<string> Outcomes, string? Tag);
