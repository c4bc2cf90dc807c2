using System.Text.Json.Nodes;
using Orchestrator.Desk.Refusals;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Cycles;

/// <summary>
/// A cycle's inputs are those that its schedule declares, each of its type: a misspelt one must not silently take the default, and a wrong
/// one must not fault the first step that reads it.
/// </summary>
public static class CycleInputs
{
    /// <summary>Each fault of the inputs that are given; none when all fit.</summary>
    public static IReadOnlyList<FieldError> Check(DefinitionVersion version, JsonObject? inputs)
    {
        var known = DefinitionReader.Read(version.Json).Definition?.Inputs ?? [];
        return [.. (inputs ?? []).Select(input => Check(known, input.Key, input.Value)).OfType<FieldError>()];
    }

    private static FieldError? Check(IReadOnlyList<InputDefinition> known, string name, JsonNode? value)
    {
        var path = "$.inputs." + name;
        if (known.FirstOrDefault(input => input.Name == name) is not { } declared)
        {
            var names = known.Select(input => input.Name).ToList();
            return new FieldError(
                path,
                $"没有这个输入项，可用：{string.Join("、", names)}。",
                $"there is no such input; the schedule has {string.Join(", ", names)}."
            );
        }

        return declared.Accepts(value)
            ? null
            : new FieldError(
                path,
                $"“{declared.DisplayName ?? name}”的类型应为 {declared.TypeName}。",
                $"must be of the type {declared.TypeName}."
            );
    }
}
