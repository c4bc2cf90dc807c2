using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>Tianjin's application definition with other inputs of its submission.</summary>
internal static class ChangedSubmission
{
    /// <summary>Compiles it.</summary>
    /// <param name="inputs">Values of inputs by their camelCase names.</param>
    public static WorkflowPlan With(params IEnumerable<(string Name, JsonNode Value)> inputs)
    {
        var definition = JsonNode.Parse(Definitions.Text("tianjin-2024-application.json"))!;
        var submission = definition["root"]!["activities"]!
            .AsArray()
            .Single(step => (string?)step!["type"] == "TitleReview.SubmitApplication")!;
        foreach (var (name, value) in inputs)
        {
            submission[name] = new JsonObject
            {
                ["typeName"] = "Object",
                ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = value.ToJsonString() },
            };
        }

        return Definitions.Compile(definition.ToJsonString());
    }

    /// <summary>Compiles it with one rule that denies.</summary>
    public static WorkflowPlan Denying(JsonNode condition) =>
        With(
            (
                "rules",
                new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "changed",
                        ["clauses"] = new JsonArray("TJ24-1.1-a"),
                        ["deny"] = condition,
                        ["message"] = "不得申报",
                        ["messageEn"] = "May not apply",
                    }
                )
            )
        );
}
