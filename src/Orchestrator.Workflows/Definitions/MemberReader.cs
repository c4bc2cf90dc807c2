using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Definitions;

/// <summary>Reads members of a definition's objects; what is not as it should be becomes a finding with its path.</summary>
internal sealed class MemberReader(List<Finding> findings)
{
    /// <summary>
    /// The list in a wrapper that some servers write around lists: <c>$values</c>, or <c>items</c> or <c>values</c>
    /// beside <c>_type</c>. Null for anything else.
    /// </summary>
    public static JsonArray? Wrapped(JsonObject json) =>
        json["$values"] as JsonArray
        ?? (json.ContainsKey("_type") ? json["items"] as JsonArray ?? json["values"] as JsonArray : null);

    /// <summary>The objects of a list, of a list in a wrapper, or a single object where a list is meant.</summary>
    public List<(JsonObject Json, string Path)> Objects(JsonObject json, string member, string path)
    {
        var at = $"{path}.{member}";
        var result = new List<(JsonObject, string)>();
        var value = json[member];
        if (value is JsonObject wrapper)
        {
            if (Wrapped(wrapper) is not { } values)
                return wrapper.Count == 0 ? result : [(wrapper, at)];
            (value, at) = (values, $"{at}.{values.GetPropertyName()}");
        }

        if (value is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonObject item)
                    result.Add((item, $"{at}[{i}]"));
                else
                    Bad("bad-member", null, $"{at}[{i}]", "这里必须是一个对象。", "an object is expected here.");
            }
        }
        else if (value is not null)
        {
            Bad("bad-member", null, at, "这里必须是一个列表。", "a list is expected here.");
        }

        return result;
    }

    public List<string> Texts(JsonObject json, string member, string path)
    {
        var value = json[member];
        if (value is JsonObject wrapper)
            value = Wrapped(wrapper);
        var result = new List<string>();
        if (value is null)
            return result;
        if (value is not JsonArray list || list.Any(node => AsText(node) is null))
            Bad("bad-member", null, $"{path}.{member}", "这里必须是文字的列表。", "a list of texts is expected here.");
        else
            result.AddRange(list.Select(node => AsText(node)!));
        return result;
    }

    public string? Text(JsonObject json, string member, string path)
    {
        if (json[member] is not { } value)
            return null;
        if (AsText(value) is { } text)
            return text;
        Bad("bad-member", null, $"{path}.{member}", "这里必须是文字。", "a text is expected here.");
        return null;
    }

    public bool Flag(JsonObject json, string member, string path)
    {
        switch (json[member])
        {
            case null:
                return false;
            case JsonValue value when value.TryGetValue<bool>(out var flag):
                return flag;
            case JsonValue value when value.TryGetValue<string>(out var text) && bool.TryParse(text, out var parsed):
                return parsed;
            default:
                Bad(
                    "bad-member",
                    null,
                    $"{path}.{member}",
                    "这里必须是true或false。",
                    "true or false is expected here."
                );
                return false;
        }
    }

    public int Number(JsonObject json, string member, string path)
    {
        switch (json[member])
        {
            case null:
                return 1;
            case JsonValue value when value.TryGetValue<int>(out var number):
                return number;
            default:
                Bad("bad-member", null, $"{path}.{member}", "这里必须是整数。", "a whole number is expected here.");
                return 1;
        }
    }

    public static string? AsText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public void Bad(string code, string? activityId, string path, string chinese, string english) =>
        findings.Add(Finding.Error(code, activityId, $"{path}：{chinese}", $"{path}: {english}"));
}
