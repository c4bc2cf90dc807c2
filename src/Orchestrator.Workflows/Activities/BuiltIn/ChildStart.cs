using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A child to run at once.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Input">Its inputs.</param>
/// <param name="CorrelationId">Its correlation id.</param>
/// <param name="Parent">Who waits for it; null when nobody does.</param>
/// <param name="WriteLine">Takes the lines it writes.</param>
public sealed record ChildStart(
    string DefinitionId,
    JsonObject? Input,
    string? CorrelationId,
    ParentRun? Parent,
    Action<string> WriteLine
);
