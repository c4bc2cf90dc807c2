using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Compilation;

/// <summary>A variable with its default converted once.</summary>
/// <param name="Id">Elsa's memory reference.</param>
/// <param name="Name">What people call it; also its key in the stored state.</param>
/// <param name="ScriptName">The name in <c>getX</c> and <c>setX</c>.</param>
/// <param name="Default">Its value until it is written.</param>
/// <param name="TypeName">Elsa's alias of its type.</param>
/// <param name="IsArray">Whether it holds a list of that type.</param>
internal sealed record PlanVariable(
    string Id,
    string Name,
    string ScriptName,
    JsonNode? Default,
    string TypeName,
    bool IsArray
);
