using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Desk.Json;
using Orchestrator.Server.Studio.Forms;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>
/// Structured inputs on their way to Studio and back. There each is a text, which our page's form reads and writes; definitions hold the
/// structured value, and what nobody changed stays exactly as it was written.
/// </summary>
internal static class FormInputs
{
    /// <summary>Makes texts of an activity's structured inputs. What is computed by a script or a variable stays.</summary>
    public static void Open(JsonObject activity)
    {
        foreach (var name in NamesOf(activity))
        {
            if (activity[name]?["expression"] is not JsonObject expression || !IsFixed(expression))
                continue;
            if (expression["value"] is JsonObject or JsonArray)
                expression["value"] = expression["value"]!.ToJsonString(JsonFormat.Options);
            expression["type"] = "Literal";
        }
    }

    /// <summary>Puts the structured inputs in place of their texts.</summary>
    /// <param name="activity">The activity as Studio sent it.</param>
    /// <param name="earlier">The same activity as it is stored; null when it is new.</param>
    public static void Close(JsonObject activity, JsonObject? earlier)
    {
        foreach (var name in NamesOf(activity))
        {
            if (activity[name]?["expression"] is not JsonObject expression || !IsFixed(expression))
                continue;
            if (earlier?[name] is JsonObject stored && IsSame(stored["expression"], expression))
                activity[name] = stored.DeepClone();
            else
                expression["type"] = "Object";
        }
    }

    private static IEnumerable<string> NamesOf(JsonObject activity) =>
        FormShapes.InputsOf(ActivityJson.Text(activity["type"]));

    private static bool IsFixed(JsonObject expression) =>
        ActivityJson.Text(expression["type"]) is "Literal" or "Object" or "Json";

    private static bool IsSame(JsonNode? stored, JsonObject sent) =>
        stored is JsonObject expression && IsFixed(expression) && JsonNode.DeepEquals(Value(expression), Value(sent));

    private static JsonNode? Value(JsonObject expression)
    {
        if (ActivityJson.Text(expression["value"]) is not { } text)
            return expression["value"];
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
