using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Workflows.Runtime;

/// <summary>A scheduled activity.</summary>
internal sealed record ScheduledActivity(Activity Activity, ActivityRun? Owner)
{
    public string? Tag { get; init; }

    /// <summary>Variables of its own scope, e.g. a loop's current value.</summary>
    public Dictionary<string, JsonNode?>? Variables { get; init; }

    public bool Backward { get; init; }
}
