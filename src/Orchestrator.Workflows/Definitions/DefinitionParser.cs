using System.Text.Json.Nodes;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Definitions;

/// <summary>The walk over one definition's JSON that collects the mistakes it meets.</summary>
internal sealed class DefinitionParser
{
    /// <summary>What servers keep of a definition has bounds: the ids 128, the name 256 characters.</summary>
    private const int LongestId = 128;
    private const int LongestName = 256;

    internal static readonly HashSet<string> NotActivities = new(StringComparer.Ordinal)
    {
        "metadata",
        "customProperties",
        "connections",
        "variables",
        "expression",
        "memoryReference",
        "variable",
    };

    private readonly List<Finding> _findings;
    private readonly MemberReader _members;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public DefinitionParser()
    {
        _findings = [];
        _members = new MemberReader(_findings);
    }

    public DefinitionReadResult Parse(JsonObject json)
    {
        json = WrittenDays.Settle(ActivityNumbers.Give(json));
        var id = _members.Text(json, "id", "$");

        // What was never stored has no ids yet; its name has to do.
        var definitionId = _members.Text(json, "definitionId", "$") ?? id ?? _members.Text(json, "name", "$");
        if (string.IsNullOrWhiteSpace(definitionId))
            _members.Bad("missing-member", null, "$.definitionId", "缺少definitionId。", "definitionId is missing.");
        CheckLength(definitionId, LongestId, "$.definitionId");
        CheckLength(_members.Text(json, "name", "$"), LongestName, "$.name");
        ActivityNode? root = null;
        if (json["root"] is JsonObject rootJson)
        {
            root = Activity(rootJson, "$.root");
        }
        else
        {
            _members.Bad(
                "missing-member",
                null,
                "$.root",
                "缺少root：流程定义必须有一个根活动对象。",
                "root is missing: a definition needs a root activity object."
            );
        }

        var definition = new WorkflowDefinition
        {
            Id = id ?? definitionId ?? "",
            DefinitionId = definitionId ?? "",
            Name = _members.Text(json, "name", "$") is { Length: > 0 } name ? name : definitionId ?? "",
            Description = _members.Text(json, "description", "$"),
            Version = _members.Number(json, "version", "$"),
            IsLatest = _members.Flag(json, "isLatest", "$"),
            IsPublished = _members.Flag(json, "isPublished", "$"),
            Variables = Variables(json, "$"),
            Inputs = [.. _members.Objects(json, "inputs", "$").Select(pair => Input(pair.Json, pair.Path))],
            Outputs = [.. _members.Objects(json, "outputs", "$").Select(pair => Output(pair.Json, pair.Path))],
            Outcomes = _members.Texts(json, "outcomes", "$"),
            Options = Options(json),
            Root = root
                ?? new ActivityNode
                {
                    Id = "",
                    Type = "",
                    Path = "$.root",
                    Json = [],
                },
            Json = json,
        };
        return new DefinitionReadResult(
            _findings.Exists(finding => finding.Severity == Severity.Error) ? null : definition,
            _findings
        );
    }

    private ActivityNode? Activity(JsonObject json, string path)
    {
        json = Original(json);
        var type = _members.Text(json, "type", path);
        var id = _members.Text(json, "id", path);
        if (string.IsNullOrWhiteSpace(type))
            _members.Bad("missing-member", id, $"{path}.type", "活动缺少type。", "the activity has no type.");
        if (string.IsNullOrWhiteSpace(id))
            _members.Bad("missing-member", id, $"{path}.id", "活动缺少id。", "the activity has no id.");
        if (string.IsNullOrWhiteSpace(type) || string.IsNullOrWhiteSpace(id))
            return null;
        CheckLength(id, LongestId, $"{path}.id");
        if (!_ids.Add(id))
        {
            _members.Bad(
                "duplicate-id",
                id,
                $"{path}.id",
                $"活动id“{id}”重复，每个活动的id必须唯一。",
                $"the id '{id}' is used twice; each activity needs its own."
            );
        }

        var children = new List<(string, ActivityNode)>();
        foreach (var (member, value) in json)
        {
            if (NotActivities.Contains(member))
                continue;
            Collect(
                member,
                value,
                $"{path}.{member}",
                string.Equals(member, "activities", StringComparison.Ordinal),
                children
            );
        }

        return new ActivityNode
        {
            Id = id,
            Type = type,
            Version = _members.Number(json, "version", path),
            Name = _members.Text(json, "name", path),
            Path = path,
            Json = json,
            Children = children,
            Connections = Connections(json, path, id, children),
            Variables = Variables(json, path),
        };
    }

    private void CheckLength(string? text, int most, string path)
    {
        if (text?.Length > most)
        {
            _members.Bad(
                "bad-member",
                null,
                path,
                $"至多{most}个字符，这里有{text.Length}个。",
                $"at most {most} characters; there are {text.Length}."
            );
        }
    }

    /// <summary>What an unknown activity was before a server put a placeholder in its place; anything else is itself.</summary>
    private static JsonObject Original(JsonObject json)
    {
        if (
            MemberReader.AsText(json["type"]) != "Elsa.NotFoundActivity"
            || MemberReader.AsText(json["originalActivityJson"]) is not { } text
        )
        {
            return json;
        }
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? json;
        }
        catch (System.Text.Json.JsonException)
        {
            return json;
        }
    }

    /// <summary>
    /// Finds activities in a member: an object with type and id, or such objects in a list or one level inside list
    /// items (the cases of a switch).
    /// </summary>
    private void Collect(
        string member,
        JsonNode? value,
        string path,
        bool mustBeActivities,
        List<(string, ActivityNode)> children
    )
    {
        switch (value)
        {
            case JsonObject wrapper when MemberReader.Wrapped(wrapper) is { } values:
                Collect(member, values, $"{path}.{values.GetPropertyName()}", mustBeActivities, children);
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
                        _members.Bad(
                            "bad-activity",
                            null,
                            at,
                            "这里必须是一个活动对象。",
                            "an activity object is expected here."
                        );
                    }
                    else if (
                        list[i] is JsonObject holder
                        && holder["activity"] is JsonObject inner
                        && IsActivity(inner)
                    )
                    {
                        if (Activity(inner, $"{at}.activity") is { } cased)
                            children.Add((member, cased));
                    }
                }

                break;
            default:
                if (mustBeActivities && value is not null)
                {
                    _members.Bad(
                        "bad-activity",
                        null,
                        path,
                        "activities必须是活动对象的列表。",
                        "activities must be a list of activity objects."
                    );
                }
                break;
        }
    }

    /// <summary>An object with a type and an identity; one without an identity is known by its type's namespace.</summary>
    internal static bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue type
        && type.TryGetValue<string>(out var name)
        && !json.ContainsKey("typeName")
        && (json.ContainsKey("id") || json.ContainsKey("nodeId") || name.Contains('.', StringComparison.Ordinal));

    private List<ActivityConnection> Connections(
        JsonObject json,
        string path,
        string id,
        List<(string Member, ActivityNode Node)> children
    )
    {
        var connections = new List<ActivityConnection>();
        var known = children.Select(pair => pair.Node.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (connection, at) in _members.Objects(json, "connections", path))
        {
            var (source, sourcePort) = End(connection, "source", "sourcePort");
            var (target, targetPort) = End(connection, "target", "targetPort");
            if (source is null || target is null)
            {
                _members.Bad(
                    "bad-connection",
                    id,
                    at,
                    "连接缺少源活动或目标活动。",
                    "the connection lacks its source or target activity."
                );
            }
            else if (!known.Contains(source) || !known.Contains(target))
            {
                var missing = known.Contains(source) ? target : source;
                _findings.Add(
                    Finding.Warning(
                        "dangling-connection",
                        id,
                        $"{at}：连接指向不存在的活动“{missing}”，已忽略。",
                        $"{at}: the connection leads to '{missing}', which does not exist; it is ignored."
                    )
                );
            }
            else
            {
                connections.Add(new ActivityConnection(source, sourcePort ?? "Done", target, targetPort ?? "In"));
            }
        }

        return connections;
    }

    private static (string? Activity, string? Port) End(JsonObject connection, string member, string portMember) =>
        (connection[member] ?? connection[Names.Pascal(member)]) switch
        {
            // Some servers write these members in Pascal case.
            JsonObject end => (
                MemberReader.AsText(end["activity"] ?? end["Activity"]),
                MemberReader.AsText(end["port"] ?? end["Port"])
            ),
            JsonValue value => (MemberReader.AsText(value), MemberReader.AsText(connection[portMember])),
            _ => (null, null),
        };

    private List<VariableDefinition> Variables(JsonObject json, string path)
    {
        var variables = new List<VariableDefinition>();
        foreach (var (variable, at) in _members.Objects(json, "variables", path))
        {
            var name = _members.Text(variable, "name", at);
            var id = _members.Text(variable, "id", at) ?? name;
            if (id is null)
            {
                _members.Bad("missing-member", null, at, "变量缺少id和name。", "the variable has neither id nor name.");
                continue;
            }

            variables.Add(
                new VariableDefinition(
                    id,
                    string.IsNullOrWhiteSpace(name) ? $"Variable{variables.Count + 1}" : name,
                    _members.Text(variable, "typeName", at) ?? "Object",
                    _members.Flag(variable, "isArray", at),
                    variable["value"]
                )
            );
        }

        return variables;
    }

    private InputDefinition Input(JsonObject json, string path) =>
        new(
            Named(json, path),
            _members.Text(json, "type", path) ?? "Object",
            _members.Text(json, "displayName", path),
            _members.Text(json, "description", path),
            _members.Text(json, "category", path),
            _members.Text(json, "uiHint", path),
            _members.Flag(json, "isArray", path),
            json["defaultValue"]
        );

    private OutputDefinition Output(JsonObject json, string path) =>
        new(
            Named(json, path),
            _members.Text(json, "type", path) ?? "Object",
            _members.Text(json, "displayName", path),
            _members.Text(json, "description", path),
            _members.Text(json, "category", path),
            _members.Flag(json, "isArray", path)
        );

    private string Named(JsonObject json, string path)
    {
        if (_members.Text(json, "name", path) is { Length: > 0 } name)
            return name;
        _members.Bad("missing-member", null, $"{path}.name", "缺少name。", "name is missing.");
        return "";
    }

    private WorkflowOptions Options(JsonObject json)
    {
        var options = json["options"] as JsonObject ?? [];
        return new WorkflowOptions(
            _members.Flag(options, "usableAsActivity", "$.options") || _members.Flag(json, "usableAsActivity", "$"),
            _members.Flag(options, "autoUpdateConsumingWorkflows", "$.options"),
            _members.Text(options, "incidentStrategyType", "$.options"),
            _members.Text(options, "activityCategory", "$.options")
        );
    }
}
