using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>What a host knows of the definitions that others may start; given as data of the environment.</summary>
/// <param name="Exists">Whether a definition of that id can be started.</param>
public sealed record ChildWorkflows(Func<string, bool> Exists)
{
    /// <summary>
    /// Set by a host that runs children in the same breath, as the <c>run</c> verb does: runs one,
    /// <c>{workflowInstanceId, status, subStatus, output}</c>. Null: children start after the commit.
    /// </summary>
    public Func<ChildStart, JsonObject>? Execute { get; init; }
}
