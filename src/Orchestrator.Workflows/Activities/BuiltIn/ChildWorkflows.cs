using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Given as data of the environment by a host that runs children in the same breath, as the <c>run</c> verb does.</summary>
/// <param name="Execute">Runs a definition: <c>{status, subStatus, output}</c>; null when there is none of that id.</param>
public sealed record ChildWorkflows(Func<ChildStart, JsonObject?> Execute);
