using System.Text.Json.Nodes;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Definitions;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Cycles;

/// <summary>A cycle's inputs are those that its schedule declares; a misspelt one must not silently take the default.</summary>
internal static class CycleInputs
{
    public static IReadOnlyList<FieldError> Check(DefinitionVersion version, JsonObject? inputs)
    {
        var known = DefinitionReader.Read(version.Json).Definition?.Inputs.Select(input => input.Name).ToList() ?? [];
        return [.. (inputs ?? []).Where(input => !known.Contains(input.Key)).Select(input => new FieldError(
            "$.inputs." + input.Key, $"没有这个输入项，可用：{string.Join("、", known)}。", $"there is no such input; the schedule has {string.Join(", ", known)}."))];
    }
}
