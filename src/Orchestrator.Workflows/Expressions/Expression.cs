using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// An expression of a definition: <c>Literal</c>, <c>Object</c>, <c>Json</c>, <c>Variable</c>, <c>Input</c>,
/// <c>JavaScript</c> or <c>Liquid</c>.
/// </summary>
/// <param name="Type">The expression type's name.</param>
/// <param name="Value">Its text or object as written.</param>
public sealed record Expression(string Type, JsonNode? Value);
