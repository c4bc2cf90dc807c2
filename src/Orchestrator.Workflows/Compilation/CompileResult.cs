using System.Diagnostics.CodeAnalysis;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Compilation;

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">Null when an error was found.</param>
/// <param name="Findings">Errors and warnings.</param>
public sealed record CompileResult(WorkflowPlan? Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>False: <see cref="Findings"/> holds at least one error.</summary>
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsCompiled => Plan is not null;
}
