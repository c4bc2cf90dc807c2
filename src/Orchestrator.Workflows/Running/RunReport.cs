using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Running;

/// <summary>What the <c>run</c> verb answers.</summary>
public sealed record RunReport
{
    /// <summary>Errors that kept it from running; then nothing else is set.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>
    /// <c>{status,subStatus,lines,output,variables,incidents,completed}</c>, and <c>mails</c> when it would have sent
    /// any; null when it did not run.
    /// </summary>
    public JsonObject? Result { get; init; }
}
