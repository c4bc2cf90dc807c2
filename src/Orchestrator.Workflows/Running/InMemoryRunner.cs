using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Running;

/// <summary>Imports definitions and runs the last one in memory to completion or suspension, with delays and timers firing at once on a virtual clock.</summary>
/// <param name="registry">The activity types there are.</param>
public sealed class InMemoryRunner(ActivityRegistry registry)
{
    /// <summary>Runs the last of the files; the others are there to be used by it.</summary>
    /// <param name="files">File names and texts, in order.</param>
    /// <param name="input">Workflow inputs by name.</param>
    /// <param name="mode">How flowcharts join.</param>
    public RunReport Run(IReadOnlyList<(string File, string Json)> files, IReadOnlyDictionary<string, JsonNode?> input, FlowchartMode mode) =>
        throw new NotSupportedException(registry is null ? "" : "later");
}
