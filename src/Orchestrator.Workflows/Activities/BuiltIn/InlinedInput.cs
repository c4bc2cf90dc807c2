using System.Text.Json.Nodes;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>An input of a definition that is used as an activity.</summary>
/// <param name="Declared">As the definition declares it.</param>
/// <param name="Expression">What the using activity gives; null when it gives nothing.</param>
/// <param name="Default">The declared default in the declared type.</param>
internal sealed record InlinedInput(InputDefinition Declared, CompiledInput<JsonNode>? Expression, JsonNode? Default);
