using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Compilation;

/// <summary>A variable with its default converted once.</summary>
/// <param name="Id">Elsa's memory reference.</param>
/// <param name="Name">What people call it; also its key in the stored state.</param>
/// <param name="ScriptName">The name in <c>getX</c> and <c>setX</c>.</param>
/// <param name="Default">Its value until it is written.</param>
internal sealed record PlanVariable(string Id, string Name, string ScriptName, JsonNode? Default);
