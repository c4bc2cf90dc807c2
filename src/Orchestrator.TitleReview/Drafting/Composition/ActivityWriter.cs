using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Drafting.Templates;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>Writes activities as Elsa Studio exports them.</summary>
internal static class ActivityWriter
{
    /// <summary>An activity of a flowchart.</summary>
    /// <param name="activity">What it holds.</param>
    /// <param name="flow">Id of the flowchart.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="inputs">The workflow inputs, for the types of those it is bound to.</param>
    public static JsonObject Write(
        DrawnActivity activity,
        string flow,
        (int X, int Y) at,
        IReadOnlyList<TemplateInput> inputs
    )
    {
        var custom = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
        if (activity.Merge)
            custom["mergeMode"] = "Merge";
        var written = new JsonObject
        {
            ["id"] = activity.Id,
            ["nodeId"] = $"Workflow1:{flow}:{activity.Id}",
            ["name"] = activity.Id,
            ["type"] = activity.Type,
            ["version"] = 1,
            ["customProperties"] = custom,
            ["metadata"] = new JsonObject
            {
                ["displayText"] = activity.Text,
                ["designer"] = new JsonObject
                {
                    ["position"] = new JsonObject { ["x"] = at.X, ["y"] = at.Y },
                    ["size"] = new JsonObject { ["width"] = 220, ["height"] = 54 },
                },
            },
        };
        foreach (var (name, value) in activity.Inputs)
        {
            if (value is not null)
                written[name] = Input(value, inputs);
        }

        return written;
    }

    /// <summary>An arrow of a flowchart.</summary>
    public static JsonObject Write(DrawnLink link) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = link.From, ["port"] = link.Port },
            ["target"] = new JsonObject { ["activity"] = link.To, ["port"] = "In" },
            ["vertices"] = new JsonArray(),
        };

    private static JsonObject Input(JsonNode value, IReadOnlyList<TemplateInput> inputs)
    {
        if (value is not JsonValue simple)
            return Expression("Object", "Object", value.ToJsonString(ReviewJson.Options));
        if (simple.TryGetValue<bool>(out var flag))
            return Expression("Boolean", "Literal", flag ? "True" : "False");
        var text = simple.ToString();
        if (!simple.TryGetValue<string>(out _))
            return Expression("Int32", "Literal", text);
        if (!text.StartsWith('='))
            return Expression("String", "Literal", text);
        var type = inputs.FirstOrDefault(input => input.Name == text[1..])?.Type ?? "String";
        return Expression(type, "Input", new JsonObject { ["name"] = text[1..], ["type"] = type });
    }

    private static JsonObject Expression(string typeName, string kind, JsonNode value) =>
        new()
        {
            ["typeName"] = typeName,
            ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value },
        };
}
