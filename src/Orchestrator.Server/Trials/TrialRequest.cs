using System.Text.Json.Nodes;

namespace Orchestrator.Server.Trials;

/// <summary>What the trial process is asked to do, one line of JSON.</summary>
/// <param name="Definition">Elsa 3 JSON.</param>
/// <param name="Others">Definitions that it may use; null: it is validated and not played.</param>
/// <param name="Input">Workflow inputs by name.</param>
internal sealed record TrialRequest(string Definition, IReadOnlyList<string>? Others, JsonObject? Input);
