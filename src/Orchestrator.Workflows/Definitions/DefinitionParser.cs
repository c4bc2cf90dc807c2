using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Definitions;

/// <summary>The walk over one definition's JSON that collects the mistakes it meets.</summary>
internal sealed class DefinitionParser
{
    private static readonly HashSet<string> NotActivities =
        new(StringComparer.Ordinal) { "metadata", "customProperties", "connections", "variables", "expression", "memoryReference", "variable" };

    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public DefinitionReadResult Parse(JsonObject json)
    {
        var id = Text(json, "id", "$");

        // What was never stored has no ids yet; its name has to do.
        var definitionId = Text(json, "definitionId", "$") ?? id ?? Text(json, "name", "$");
        if (string.IsNullOrWhiteSpace(definitionId))
            Bad("missing-member", null, "$.definitionId", "缺少definitionId。", "definitionId is missing.");
        ActivityNode? root = null;
        if (json["root"] is JsonObject rootJson)
            root = Activity(rootJson, "$.root");
        else
            Bad("missing-member", null, "$.root", "缺少root：流程定义必须有一个根活动对象。", "root is missing: a definition needs a root activity object.");

        var definition = new WorkflowDefinition
        {
            Id = id ?? definitionId ?? "",
            DefinitionId = definitionId ?? "",
            Name = Text(json, "name", "$") is { Length: > 0 } name ? name : definitionId ?? "",
            Description = Text(json, "description", "$"),
            Version = Number(json, "version", "$"),
            IsLatest = Flag(json, "isLatest", "$"),
            IsPublished = Flag(json, "isPublished", "$"),
            Variables = Variables(json, "$"),
            Inputs = [.. Objects(json, "inputs", "$").Select(x => Input(x.Json, x.Path))],
            Outputs = [.. Objects(json, "outputs", "$").Select(x => Output(x.Json, x.Path))],
            Outcomes = Texts(json, "outcomes", "$"),
            Options = Options(json),
            Root = root ?? new ActivityNode { Id = "", Type = "", Path = "$.root", Json = [] },
            Json = json,
        };
        return new DefinitionReadResult(_findings.Exists(x => x.Severity == Severity.Error) ? null : definition, _findings);
    }

    private ActivityNode? Activity(JsonObject json, string path)
    {
        json = Original(json);
        var type = Text(json, "type", path);
        var id = Text(json, "id", path);
        if (string.IsNullOrWhiteSpace(type))
            Bad("missing-member", id, $"{path}.type", "活动缺少type。", "the activity has no type.");
        if (string.IsNullOrWhiteSpace(id))
            Bad("missing-member", id, $"{path}.id", "活动缺少id。", "the activity has no id.");
        if (string.IsNullOrWhiteSpace(type) || string.IsNullOrWhiteSpace(id))
            return null;
        if (!_ids.Add(id))
            Bad("duplicate-id", id, $"{path}.id", $"活动id“{id}”重复，每个活动的id必须唯一。", $"the id '{id}' is used twice; each activity needs its own.");

        var children = new List<(string, ActivityNode)>();
        foreach (var (member, value) in json)
        {
            if (NotActivities.Contains(member))
                continue;
            Collect(member, value, $"{path}.{member}", string.Equals(member, "activities", StringComparison.Ordinal), children);
        }

        return new ActivityNode
        {
            Id = id,
            Type = type,
            Version = Number(json, "version", path),
            Name = Text(json, "name", path),
            Path = path,
            Json = json,
            Children = children,
            Connections = Connections(json, path, id, children),
            Variables = Variables(json, path),
        };
    }

    /// <summary>What an unknown activity was before a server put a placeholder in its place; anything else is itself.</summary>
    private static JsonObject Original(JsonObject json)
    {
        if (AsText(json["type"]) != "Elsa.NotFoundActivity" || AsText(json["originalActivityJson"]) is not { } text)
            return json;
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? json;
        }
        catch (System.Text.Json.JsonException)
        {
            return json;
        }
    }

    /// <summary>Finds activities in a member: an object with type and id, or such objects in a list or one level inside list items (the cases of a switch).</summary>
    private void Collect(string member, JsonNode? value, string path, bool mustBeActivities, List<(string, ActivityNode)> children)
    {
        switch (value)
        {
            case JsonObject wrapper when wrapper["$values"] is JsonArray values:
                Collect(member, values, $"{path}.$values", mustBeActivities, children);
                break;
            case JsonObject json when IsActivity(json):
                if (Activity(json, path) is { } child)
                    children.Add((member, child));
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var at = $"{path}[{i}]";
                    if (list[i] is JsonObject item && (mustBeActivities || IsActivity(item)))
                    {
                        if (Activity(item, at) is { } element)
                            children.Add((member, element));
                    }
                    else if (mustBeActivities)
                    {
                        Bad("bad-activity", null, at, "这里必须是一个活动对象。", "an activity object is expected here.");
                    }
                    else if (list[i] is JsonObject holder && holder["activity"] is JsonObject inner && IsActivity(inner))
                    {
                        if (Activity(inner, $"{at}.activity") is { } cased)
                            children.Add((member, cased));
                    }
                }

                break;
            default:
                if (mustBeActivities && value is not null)
                    Bad("bad-activity", null, path, "activities必须是活动对象的列表。", "activities must be a list of activity objects.");
                break;
        }
    }

    private static bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue type && type.TryGetValue<string>(out _) && (json.ContainsKey("id") || json.ContainsKey("nodeId")) && !json.ContainsKey("typeName");

    private List<ActivityConnection> Connections(JsonObject json, string path, string id, List<(string Member, ActivityNode Node)> children)
    {
        var connections = new List<ActivityConnection>();
        var known = children.Select(x => x.Node.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (connection, at) in Objects(json, "connections", path))
        {
            var (source, sourcePort) = End(connection, "source", "sourcePort");
            var (target, targetPort) = End(connection, "target", "targetPort");
            if (source is null || target is null)
            {
                Bad("bad-connection", id, at, "连接缺少源活动或目标活动。", "the connection lacks its source or target activity.");
            }
            else if (!known.Contains(source) || !known.Contains(target))
            {
                var missing = known.Contains(source) ? target : source;
                _findings.Add(Finding.Warning(
                    "dangling-connection",
                    id,
                    $"{at}：连接指向不存在的活动“{missing}”，已忽略。",
                    $"{at}: the connection leads to '{missing}', which does not exist; it is ignored."));
            }
            else
            {
                connections.Add(new ActivityConnection(source, sourcePort ?? "Done", target, targetPort ?? "In"));
            }
        }

        return connections;
    }

    private static (string? Activity, string? Port) End(JsonObject connection, string member, string portMember) => connection[member] switch
    {
        JsonObject end => (AsText(end["activity"]), AsText(end["port"])),
        JsonValue value => (AsText(value), AsText(connection[portMember])),
        _ => (null, null),
    };

    private List<VariableDefinition> Variables(JsonObject json, string path)
    {
        var variables = new List<VariableDefinition>();
        foreach (var (variable, at) in Objects(json, "variables", path))
        {
            var name = Text(variable, "name", at);
            var id = Text(variable, "id", at) ?? name;
            if (id is null)
            {
                Bad("missing-member", null, at, "变量缺少id和name。", "the variable has neither id nor name.");
                continue;
            }

            variables.Add(new VariableDefinition(
                id, string.IsNullOrWhiteSpace(name) ? $"Variable{variables.Count + 1}" : name, Text(variable, "typeName", at) ?? "Object", Flag(variable, "isArray", at), variable["value"]));
        }

        return variables;
    }

    private InputDefinition Input(JsonObject json, string path) => new(
        Named(json, path),
        Text(json, "type", path) ?? "Object",
        Text(json, "displayName", path),
        Text(json, "description", path),
        Text(json, "category", path),
        Text(json, "uiHint", path),
        Flag(json, "isArray", path),
        json["defaultValue"]);

    private OutputDefinition Output(JsonObject json, string path) => new(
        Named(json, path),
        Text(json, "type", path) ?? "Object",
        Text(json, "displayName", path),
        Text(json, "description", path),
        Text(json, "category", path),
        Flag(json, "isArray", path));

    private string Named(JsonObject json, string path)
    {
        if (Text(json, "name", path) is { Length: > 0 } name)
            return name;
        Bad("missing-member", null, $"{path}.name", "缺少name。", "name is missing.");
        return "";
    }

    private WorkflowOptions Options(JsonObject json)
    {
        var options = json["options"] as JsonObject ?? [];
        return new WorkflowOptions(
            Flag(options, "usableAsActivity", "$.options") || Flag(json, "usableAsActivity", "$"),
            Flag(options, "autoUpdateConsumingWorkflows", "$.options"),
            Text(options, "incidentStrategyType", "$.options"),
            Text(options, "activityCategory", "$.options"));
    }

    /// <summary>The objects of a list, of a list in <c>$values</c>, or a single object where a list is meant.</summary>
    private List<(JsonObject Json, string Path)> Objects(JsonObject json, string member, string path)
    {
        var at = $"{path}.{member}";
        var result = new List<(JsonObject, string)>();
        var value = json[member];
        if (value is JsonObject wrapper)
        {
            if (wrapper["$values"] is { } values)
                (value, at) = (values, $"{at}.$values");
            else
                return wrapper.Count == 0 ? result : [(wrapper, at)];
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

    private List<string> Texts(JsonObject json, string member, string path)
    {
        var value = json[member];
        if (value is JsonObject wrapper)
            value = wrapper["$values"];
        var result = new List<string>();
        if (value is null)
            return result;
        if (value is not JsonArray list || list.Any(x => AsText(x) is null))
            Bad("bad-member", null, $"{path}.{member}", "这里必须是文字的列表。", "a list of texts is expected here.");
        else
            result.AddRange(list.Select(x => AsText(x)!));
        return result;
    }

    private string? Text(JsonObject json, string member, string path)
    {
        if (json[member] is not { } value)
            return null;
        if (AsText(value) is { } text)
            return text;
        Bad("bad-member", null, $"{path}.{member}", "这里必须是文字。", "a text is expected here.");
        return null;
    }

    private bool Flag(JsonObject json, string member, string path)
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
                Bad("bad-member", null, $"{path}.{member}", "这里必须是true或false。", "true or false is expected here.");
                return false;
        }
    }

    private int Number(JsonObject json, string member, string path)
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

    private static string? AsText(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private void Bad(string code, string? activityId, string path, string chinese, string english) =>
        _findings.Add(Finding.Error(code, activityId, $"{path}：{chinese}", $"{path}: {english}"));
}
