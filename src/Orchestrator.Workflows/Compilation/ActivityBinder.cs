using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Compilation;

/// <summary>Fills one activity's properties from its JSON.</summary>
internal sealed class ActivityBinder(PlanBuilder builder, ActivityNode source, PlanNode node, CompileScope scope)
{
    private static readonly MethodInfo MakeInputMethod = typeof(ActivityBinder).GetMethod(nameof(MakeInput), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo MakeOutputMethod = typeof(ActivityBinder).GetMethod(nameof(MakeOutput), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "connections", "variables", "start",
    };

    public void Bind(ActivityType type)
    {
        foreach (var member in type.Members)
            Bind(member);
        foreach (var (name, value) in source.Json)
        {
            if (value is JsonObject input && input.ContainsKey("expression") && !Common.Contains(name) && !type.Members.Any(x => x.JsonName == name))
            {
                builder.Findings.Add(Finding.Warning(
                    "unknown-input", source.Id, $"{source.Path}.{name}：活动{type.Attribute.Type}没有这个输入，已忽略。", $"{source.Path}.{name}: {type.Attribute.Type} has no such input; it is ignored."));
            }
        }

        switch (node.Activity)
        {
            case RunJavaScript { Script.Compiled: { IsConstant: true, Constant: { } text } } run when !string.IsNullOrWhiteSpace(text):
                run.Prepared = ParseScript(text);
                break;
            case Cron { CronExpression.Compiled: { IsConstant: true } expression }:
                CheckCron(expression.Constant);
                break;
        }
    }

    public void BindDefinition(DefinitionActivity activity, WorkflowDefinition definition)
    {
        activity.Inputs =
        [
            .. definition.Inputs.Select(input =>
            {
                var value = Member(input.Name);
                var expression = value is null ? null : MakeCompiled<JsonNode>(input.Name, JsonNameOf(input.Name), value, autoEvaluate: true);
                return new DefinitionInput(input, expression, TypeAliases.TryConvert(input.TypeName, input.DefaultValue, input.IsArray));
            }),
        ];
        activity.Bindings = definition.Outputs
            .Select(x => (x.Name, Reference: ReferenceOf(Member(x.Name))))
            .Where(x => x.Reference is not null)
            .ToDictionary(x => x.Name, x => x.Reference!, StringComparer.Ordinal);
    }

    private void Bind(ActivityMember member)
    {
        var value = source.Json[member.JsonName];
        switch (member.Kind)
        {
            case MemberKind.Input:
                if (IsMissing(member, value))
                    return;
                value ??= member.Input!.DefaultValue is { } standard ? JsonSerializer.SerializeToNode(standard, WorkflowJson.Options) : null;
                if (value is not null)
                    Set(member, MakeInputMethod.MakeGenericMethod(member.ValueType).Invoke(this, [member, value]));
                break;
            case MemberKind.Output:
                Set(member, MakeOutputMethod.MakeGenericMethod(member.ValueType).Invoke(null, [member.Name, ReferenceOf(value) ?? ""]));
                break;
            case MemberKind.Port:
                var port = source.Children.FirstOrDefault(x => x.Member == member.JsonName).Node;
                if (port is not null)
                    Set(member, builder.Activity(port, node, scope));
                break;
            case MemberKind.Children:
                Set(member, source.Children.Where(x => x.Member == member.JsonName).Select(x => builder.Activity(x.Node, node, scope)).OfType<Activity>().ToList());
                break;
            case MemberKind.Raw when member.ValueType == typeof(IReadOnlyList<SwitchCase>):
                Set(member, Cases(value));
                break;
            case MemberKind.Raw when member.ValueType == typeof(IReadOnlyList<HttpStatusCase>):
                Set(member, StatusCases(value));
                break;
            case MemberKind.Raw:
                if (!IsMissing(member, value) && value is not null)
                    SetRaw(member, value);
                break;
        }
    }

    private bool IsMissing(ActivityMember member, JsonNode? value)
    {
        if (member.Input is not { IsRequired: true, DefaultValue: null } || !IsBlank(value))
            return false;
        var name = member.Input.DisplayName ?? member.Name;
        builder.Refuse("missing-input", source, member.JsonName, $"缺少必填的输入“{name}”。", $"the required input '{member.Name}' is missing.");
        return true;
    }

    private static bool IsBlank(JsonNode? value) => value switch
    {
        null => true,
        JsonObject input when input["expression"] is JsonObject expression => IsBlank(expression["value"]),
        _ => Nodes.Text(value) is { } text && string.IsNullOrWhiteSpace(text),
    };

    private void SetRaw(ActivityMember member, JsonNode value)
    {
        try
        {
            // Some files wrap what a descriptor calls plain.
            var plain = value is JsonObject wrapped && wrapped["expression"] is JsonObject expression ? expression["value"] : value;
            var converted = ValueConverter.Convert(plain, member.ValueType);
            if (converted is not null)
                Set(member, converted);
            if (converted is VariableReference reference && !scope.Knows(reference.Id, reference.Name))
                Dangling(member.JsonName, reference.Id ?? reference.Name ?? "");
        }
        catch (FormatException problem)
        {
            builder.Refuse("bad-input", source, member.JsonName, $"值不合要求：{problem.Message}", problem.Message);
        }
    }

    private Input<T> MakeInput<T>(ActivityMember member, JsonNode value)
    {
        var compiled = MakeCompiled<T>(member.Name, member.JsonName, value, member.Input!.AutoEvaluate);
        return new Input<T>(ExpressionOf(value)) { Compiled = compiled };
    }

    private CompiledInput<T>? MakeCompiled<T>(string name, string jsonName, JsonNode value, bool autoEvaluate)
    {
        var expression = ExpressionOf(value);
        try
        {
            // What takes any value gets the text of an Object expression as it stands, as the stock engine does: a text is an object.
            var compiled = ExpressionCompiler.Compile(typeof(T) == typeof(JsonNode) && Nodes.Text(expression.Value) is not null ? expression with { Type = AsLiteral(expression.Type) } : expression);
            if (compiled is CompiledExpression.Variable variable && !scope.Knows(variable.Id, variable.Name))
                Dangling(jsonName, variable.Name ?? variable.Id ?? "");
            if (compiled is CompiledExpression.JavaScript { Script.ReadsOutputs: true })
                builder.ReadsOutputs = true;
            if (compiled is CompiledExpression.Constant constant)
                return CompiledInput<T>.OfConstant(name, compiled, ValueConverter.Convert<T>(constant.Value));
            var input = new CompiledInput<T>(name, compiled, autoEvaluate, node.Slots++);
            if (autoEvaluate)
                node.Evaluated.Add(input);
            return input;
        }
        catch (FormatException problem)
        {
            builder.Refuse("bad-input", source, jsonName, $"值不合要求：{problem.Message}", problem.Message);
        }
        catch (ExpressionException problem) when (problem.Code == "unsupported-expression")
        {
            var language = Unsupported.Language(expression.Type);
            builder.Refuse(
                problem.Code, source, jsonName, $"不支持{language}表达式；可用Literal、Object、Json、Variable、Input、JavaScript。", $"{language} expressions are not supported; use Literal, Object, Json, Variable, Input or JavaScript.");
        }
        catch (ExpressionException problem)
        {
            builder.Refuse(problem.Code == "script" ? "bad-script" : "bad-input", source, jsonName, $"表达式有误：{problem.Message}", problem.Message);
        }

        return null;
    }

    private static string AsLiteral(string type) => type is "Object" or "Json" or "JSON" ? "Literal" : type;

    private static Output<T> MakeOutput<T>(string name, string reference) => new(reference) { Name = name };

    private List<SwitchCase> Cases(JsonNode? value)
    {
        var cases = new List<SwitchCase>();
        foreach (var (item, i) in Items(value))
        {
            var condition = item["condition"] is { } written ? MakeCompiled<bool>($"Cases[{i}].Condition", $"cases[{i}].condition", written, autoEvaluate: false) : null;
            cases.Add(new SwitchCase(Nodes.Text(item["label"]), condition is null ? null : new Input<bool>(ExpressionOf(item["condition"]!)) { Compiled = condition }) { Activity = Inner(item) });
        }

        return cases;
    }

    private List<HttpStatusCase> StatusCases(JsonNode? value) =>
        [.. Items(value).Select(x => new HttpStatusCase((int)(Nodes.AsDecimal(x.Item["statusCode"]) ?? 0)) { Activity = Inner(x.Item) })];

    /// <summary>The objects of a list that may be wrapped, or written as text.</summary>
    private static IEnumerable<(JsonObject Item, int Index)> Items(JsonNode? value)
    {
        if (value is JsonObject wrapped)
            value = wrapped["$values"] ?? wrapped["expression"]?["value"];
        if (Nodes.Text(value) is { Length: > 0 } text)
            value = TryParse(text);
        return (value as JsonArray ?? []).Select((x, i) => (Item: x as JsonObject, i)).Where(x => x.Item is not null).Select(x => (x.Item!, x.i));
    }

    private Activity? Inner(JsonObject item)
    {
        var child = item["activity"] is JsonObject inner && Nodes.Text(inner["id"]) is { } id ? source.Children.FirstOrDefault(x => x.Node.Id == id).Node : null;
        return child is null ? null : builder.Activity(child, node, scope);
    }

    /// <summary><c>{expression:{type,value}}</c>, <c>{type,value}</c>, or a bare value, which is a literal.</summary>
    private static Expression ExpressionOf(JsonNode value)
    {
        if (value is JsonObject json)
        {
            var written = json["expression"] as JsonObject ?? (Nodes.Text(json["type"]) is not null && json.ContainsKey("value") ? json : null);
            if (written is not null)
                return new Expression(Nodes.Text(written["type"]) ?? "Literal", written["value"]);
            if (json.ContainsKey("typeName") && json.ContainsKey("memoryReference"))
                return new Expression("Literal", Value: null);
        }

        return new Expression("Literal", value);
    }

    private Script? ParseScript(string text)
    {
        try
        {
            var script = Script.Parse(text);
            builder.ReadsOutputs |= script.ReadsOutputs;
            return script;
        }
        catch (ExpressionException problem)
        {
            builder.Refuse("bad-script", source, "script", $"脚本有误：{problem.Message}", problem.Message);
            return null;
        }
    }

    private void CheckCron(string? expression)
    {
        try
        {
            CronSchedule.Parse(expression ?? "");
        }
        catch (FormatException problem)
        {
            builder.Refuse("bad-cron", source, "cronExpression", $"Cron表达式有误：{problem.Message}", $"Error when parsing cron expression: {problem.Message}");
        }
    }

    private void Dangling(string member, string name) =>
        builder.Refuse("dangling-variable", source, member, $"引用了不存在的变量“{name}”。", $"it refers to the variable '{name}', which does not exist.");

    private JsonNode? Member(string name) => source.Json[JsonNameOf(name)] ?? source.Json[name];

    private static string JsonNameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string? ReferenceOf(JsonNode? output) => output is JsonObject json && json["memoryReference"] is JsonObject memory ? Nodes.Text(memory["id"]) : null;

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Set(ActivityMember member, object? value)
    {
        if (value is not null)
            member.Property.SetValue(node.Activity, value);
    }
}
