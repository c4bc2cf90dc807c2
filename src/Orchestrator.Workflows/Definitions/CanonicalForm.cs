using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Definitions;

/// <summary>One text for all files that mean the same.</summary>
public static class CanonicalForm
{
    internal static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Identity, publication and derived members: they change without a change of meaning.
    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        "$schema",
        "id",
        "tenantId",
        "createdAt",
        "version",
        "toolVersion",
        "isLatest",
        "isPublished",
        "isReadonly",
        "isSystem",
        "links",
    };

    // What tools write about themselves.
    private static readonly HashSet<string> ToolNotes = new(StringComparer.Ordinal)
    {
        "source",
        "line",
        "notFoundConnections",
        "NotFoundConnectionsKey",
        "VariableTestValues",
        "Elsa:WorkflowContextProviderTypes",
    };

    /// <summary>
    /// Canonical JSON: members sorted, null and empty ones left out, a flowchart's activities by id and its connections by
    /// their ends. Identity, version and publication are left out. Order inside a sequence is kept: it is meaning.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="includingLayout">Whether positions, sizes and vertices count.</param>
    public static string Write(WorkflowDefinition definition, bool includingLayout) =>
        Tree(definition, includingLayout).ToJsonString(Relaxed);

    /// <summary>SHA-256 of <see cref="Write"/> in lower-case hex.</summary>
    public static string Hash(WorkflowDefinition definition, bool includingLayout) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(definition, includingLayout))));

    /// <summary>The canonical form as a tree of the caller's own.</summary>
    internal static JsonObject Tree(WorkflowDefinition definition, bool includingLayout = false)
    {
        var top = new JsonObject();
        foreach (var (member, value) in definition.Json)
        {
            if (!Bookkeeping.Contains(member))
                top[member] = value?.DeepClone();
        }

        return CanonicalObject(top, includingLayout) ?? [];
    }

    /// <summary>One activity's canonical form, without layout.</summary>
    internal static JsonObject Tree(ActivityNode activity) => CanonicalObject(activity.Json, layout: false) ?? [];

    private static JsonNode? Canonical(JsonNode? node, string? member, bool layout) =>
        node switch
        {
            JsonObject json when json["$values"] is JsonArray values => Canonical(values, member, layout),
            JsonObject json => CanonicalObject(json, layout),
            JsonArray list => CanonicalList(list, member, layout),
            _ => node?.DeepClone(),
        };

    private static JsonObject? CanonicalObject(JsonObject json, bool layout)
    {
        var isInput = json.ContainsKey("expression");
        var isFlowchart = json["connections"] is not null;
        var sorted = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, value) in json)
        {
            // An arrow has a source too, and that one is meaning.
            if (value is null || name == "nodeId" || (ToolNotes.Contains(name) && value is not JsonObject))
                continue;
            if (!layout && name is "designer" or "vertices")
                continue;

            // An input's type comes from the activity's descriptor, and its memory is its own.
            if (isInput && name is "typeName" or "memoryReference")
                continue;
            if (name == "value" && Constant(json) is { } constant)
            {
                sorted[name] = constant;
                continue;
            }

            if (
                name is "canStartWorkflow" or "runAsynchronously"
                && value is JsonValue flag
                && flag.TryGetValue<bool>(out var on)
                && !on
            )
            {
                continue;
            }
            var member = name == "activities" && !isFlowchart ? null : name;
            if (Canonical(value, member, layout) is { } canonical)
                sorted[name] = canonical;
        }

        return sorted.Count == 0
            ? null
            : new JsonObject(sorted.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
    }

    /// <summary>
    /// The value of an expression that is no script. Tools write numbers and flags as JSON or as text, and structured values as
    /// JSON in a text, with blanks or without: all of these mean the same.
    /// </summary>
    private static JsonNode? Constant(JsonObject expression)
    {
        if (
            expression["type"] is not JsonValue type
            || !type.TryGetValue<string>(out var language)
            || language is not ("Literal" or "Object" or "Json")
            || expression["value"] is not JsonValue value
        )
        {
            return null;
        }
        return value.GetValueKind() switch
        {
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.Number => value.ToJsonString(),
            JsonValueKind.String when ((string)value!).TrimStart() is ['{' or '[', ..] => Structured((string)value!),
            _ => null,
        };
    }

    private static JsonNode? Structured(string text)
    {
        try
        {
            return Sorted(JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            // A text that happens to begin with a bracket.
            return null;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject json => new JsonObject(
                json.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => node?.DeepClone(),
        };

    private static JsonArray? CanonicalList(JsonArray list, string? member, bool layout)
    {
        if (list.Count == 0)
            return null;
        var items = list.Select(json => Canonical(member == "connections" ? Connection(json) : json, null, layout));
        if (member is "activities" or "variables" or "inputs" or "outputs")
            items = items.OrderBy(json => (string?)(json?["id"] ?? json?["name"]) ?? "", StringComparer.Ordinal);
        else if (member is "connections")
            items = items.OrderBy(json => json?.ToJsonString() ?? "", StringComparer.Ordinal);
        return new JsonArray([.. items]);
    }

    /// <summary>The flat and the nested writing of a connection mean the same.</summary>
    private static JsonNode? Connection(JsonNode? node)
    {
        if (node is not JsonObject json || json["source"] is not JsonValue)
            return node;
        return new JsonObject
        {
            ["source"] = new JsonObject
            {
                ["activity"] = json["source"]?.DeepClone(),
                ["port"] = json["sourcePort"]?.DeepClone() ?? "Done",
            },
            ["target"] = new JsonObject
            {
                ["activity"] = json["target"]?.DeepClone(),
                ["port"] = json["targetPort"]?.DeepClone() ?? "In",
            },
        };
    }
}
