using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>A variable of a definition or of a container.</summary>
/// <param name="Id">Elsa's memory reference; opaque, unique in its scope.</param>
/// <param name="Name">What scripts and people call it.</param>
/// <param name="TypeName">Elsa's alias, e.g. <c>String</c>, <c>Int32</c>, <c>Object</c>.</param>
/// <param name="IsArray">Whether it holds a list of that type.</param>
/// <param name="Value">The default value as written (Studio writes text); null when none.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, JsonNode? Value);
