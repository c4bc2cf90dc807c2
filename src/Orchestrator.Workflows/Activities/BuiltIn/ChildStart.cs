using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A child to run at once.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Input">Its inputs.</param>
/// <param name="CorrelationId">Its correlation id.</param>
/// <param name="ParentActivityInstanceId">The run that starts it and may wait for it.</param>
/// <param name="WriteLine">Takes the lines it writes.</param>
public sealed record ChildStart(string DefinitionId, JsonObject? Input, string? CorrelationId, string ParentActivityInstanceId, Action<string> WriteLine);
