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
internal sealed class ActivityBinder(PlanCompilation builder, ActivityNode source, PlanNode node, CompileScope scope)
{
    private static readonly MethodInfo MakeInputMethod = typeof(ActivityBinder).GetMethod(
        nameof(MakeInput),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;
    private static readonly MethodInfo MakeOutputMethod = typeof(ActivityBinder).GetMethod(
        nameof(MakeOutput),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "id",
        "nodeId",
        "name",
        "type",
        "version",
        "customProperties",
        "metadata",
        "activities",
        "connections",
        "variables",
        "start",
    };

    public void Bind(ActivityType type)
    {
        foreach (var member in type.Members)
            Bind(member);
        foreach (var (name, value) in source.Json)
        {
            if (
                value is JsonObject input
                && input.ContainsKey("expression")
                && !Common.Contains(name)
                && !type.Members.Any(activityMember => activityMember.JsonName == name)
            )
            {
                builder.Findings.Add(
                    Finding.Warning(
                        "unknown-input",
                        source.Id,
                        $"{source.Path}.{name}：活动{type.Attribute.Type}没有这个输入，已忽略。",
                        $"{source.Path}.{name}: {type.Attribute.Type} has no such input; it is ignored."
                    )
                );
            }
        }

        switch (node.Activity)
        {
            case RunJavaScript { Script.Compiled: { IsConstant: true, Constant: { } text } } run
                when !string.IsNullOrWhiteSpace(text):
                run.Prepared = ParseScript(text);
                break;
            case Cron { CronExpression.Compiled: { IsConstant: true } expression }:
                CheckCron(expression.Constant);
                break;
            case SendHttpRequestBase { HeaderProblem: { } problem }:
                builder.Refuse("bad-header", source, "requestHeaders", $"值不合要求：{problem}", problem);
                break;
            case SendEmail mail:
                foreach (var (member, wrong) in mail.Problems())
                {
                    builder.Refuse(
                        member == "attachments" ? "unsupported-attachment" : "bad-input",
                        source,
                        member,
                        $"值不合要求：{wrong}",
                        wrong
                    );
                }
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
                var expression = value is null
                    ? null
                    : MakeCompiled<JsonNode>(input.Name, JsonNameOf(input.Name), value, autoEvaluate: true);
                return new InlinedInput(
                    input,
                    expression,
                    TypeAliases.TryConvert(input.TypeName, input.DefaultValue, input.IsArray)
                );
            }),
        ];
        activity.Bindings = definition
            .Outputs.Select(outputDefinition =>
                (outputDefinition.Name, Reference: InputJson.ReferenceOf(Member(outputDefinition.Name)))
            )
            .Where(pair => pair.Reference is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Reference!, StringComparer.Ordinal);
    }

    private void Bind(ActivityMember member)
    {
        var value = source.Json[member.JsonName];
        switch (member.Kind)
        {
            case MemberKind.Input:
                if (IsMissing(member, value))
                    return;
                value ??= member.Input!.DefaultValue is { } standard
                    ? JsonSerializer.SerializeToNode(standard, WorkflowJson.Options)
                    : null;
                if (value is not null)
                    Set(member, MakeInputMethod.MakeGenericMethod(member.ValueType).Invoke(this, [member, value]));
                break;
            case MemberKind.Output:
                Set(
                    member,
                    MakeOutputMethod
                        .MakeGenericMethod(member.ValueType)
                        .Invoke(null, [member.Name, InputJson.ReferenceOf(value) ?? ""])
                );
                break;
            case MemberKind.Port:
                var port = source.Children.FirstOrDefault(pair => pair.Member == member.JsonName).Node;
                if (port is not null)
                    Set(member, builder.Activity(port, node, scope));
                break;
            case MemberKind.Children:
                Set(
                    member,
                    source
                        .Children.Where(pair => pair.Member == member.JsonName)
                        .Select(pair => builder.Activity(pair.Node, node, scope))
                        .OfType<Activity>()
                        .ToList()
                );
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
        if (member.Input is not { IsRequired: true, DefaultValue: null } || !InputJson.IsBlank(value))
            return false;
        var name = member.Input.DisplayName ?? member.Name;
        builder.Refuse(
            "missing-input",
            source,
            member.JsonName,
            $"缺少必填的输入“{name}”。",
            $"the required input '{member.Name}' is missing."
        );
        return true;
    }

    private void SetRaw(ActivityMember member, JsonNode value)
    {
        try
        {
            // Some files wrap what a descriptor calls plain.
            var plain =
                value is JsonObject wrapped && wrapped["expression"] is JsonObject expression
                    ? expression["value"]
                    : value;
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
        return new Input<T>(InputJson.ExpressionOf(value)) { Compiled = compiled };
    }

    private CompiledInput<T>? MakeCompiled<T>(string name, string jsonName, JsonNode value, bool autoEvaluate)
    {
        var expression = InputJson.ExpressionOf(value);
        try
        {
            // What takes any value gets the text of an Object expression as it stands, as the stock engine does: a text is an object.
            var compiled = ExpressionCompiler.Compile(
                typeof(T) == typeof(JsonNode) && Nodes.Text(expression.Value) is not null
                    ? expression with
                    {
                        Type = InputJson.AsLiteral(expression.Type),
                    }
                    : expression
            );
            if (compiled is CompiledExpression.Variable variable && !scope.Knows(variable.Id, variable.Name))
                Dangling(jsonName, variable.Name ?? variable.Id ?? "");
            if (compiled is CompiledExpression.JavaScript { Script.ReadsOutputs: true })
                builder.ReadsOutputs = true;
            if (compiled is CompiledExpression.Constant constant)
                return Constant<T>(name, jsonName, constant, autoEvaluate);
            return Evaluated<T>(name, compiled, autoEvaluate);
        }
        catch (ExpressionException problem) when (problem.Code == "unsupported-expression")
        {
            var language = Unsupported.Language(expression.Type);
            builder.Refuse(
                problem.Code,
                source,
                jsonName,
                $"不支持{language}表达式；可用Literal、Object、Json、Variable、Input、JavaScript、Liquid。",
                $"{language} expressions are not supported; use Literal, Object, Json, Variable, Input, JavaScript or Liquid."
            );
        }
        catch (ExpressionException problem)
        {
            builder.Refuse(
                problem.Code == "script" ? "bad-script" : "bad-input",
                source,
                jsonName,
                $"表达式有误：{problem.Message}",
                problem.Message
            );
        }

        return null;
    }

    private CompiledInput<T>? Constant<T>(
        string name,
        string jsonName,
        CompiledExpression.Constant constant,
        bool autoEvaluate
    )
    {
        try
        {
            return CompiledInput<T>.OfConstant(name, constant, ValueConverter.Convert<T>(constant.Value));
        }
        catch (FormatException problem)
        {
            builder.Refuse("bad-input", source, jsonName, $"值不合要求：{problem.Message}", problem.Message);
            if (!builder.KeepsUnknown)
                return null;
        }

        // As the stock engine: what is no number, flag or time is 0, false, no time; anything else fails where it is asked for.
        return typeof(T) is { IsValueType: true, IsEnum: false }
            ? CompiledInput<T>.OfConstant(name, constant, default)
            : Evaluated<T>(name, constant, autoEvaluate);
    }

    private CompiledInput<T> Evaluated<T>(string name, CompiledExpression expression, bool autoEvaluate)
    {
        var input = new CompiledInput<T>(name, expression, autoEvaluate, node.Slots++);
        if (autoEvaluate)
            node.Evaluated.Add(input);
        return input;
    }

    private static Output<T> MakeOutput<T>(string name, string reference) => new(reference) { Name = name };

    private List<SwitchCase> Cases(JsonNode? value)
    {
        var cases = new List<SwitchCase>();
        foreach (var (item, i) in InputJson.Items(value))
        {
            var condition = item["condition"] is { } written
                ? MakeCompiled<bool>($"Cases[{i}].Condition", $"cases[{i}].condition", written, autoEvaluate: false)
                : null;
            cases.Add(
                new SwitchCase(
                    Nodes.Text(item["label"]),
                    condition is null
                        ? null
                        : new Input<bool>(InputJson.ExpressionOf(item["condition"]!)) { Compiled = condition }
                )
                {
                    Activity = Inner(item),
                }
            );
        }

        return cases;
    }

    private List<HttpStatusCase> StatusCases(JsonNode? value) =>
        [
            .. InputJson
                .Items(value)
                .Select(pair => new HttpStatusCase((int)(Nodes.AsDecimal(pair.Item["statusCode"]) ?? 0))
                {
                    Activity = Inner(pair.Item),
                }),
        ];

    private Activity? Inner(JsonObject item)
    {
        var child =
            item["activity"] is JsonObject inner && Nodes.Text(inner["id"]) is { } id
                ? source.Children.FirstOrDefault(pair => pair.Node.Id == id).Node
                : null;
        return child is null ? null : builder.Activity(child, node, scope);
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
            CronTimes.Parse(expression ?? "");
        }
        catch (FormatException problem)
        {
            builder.Refuse(
                "bad-cron",
                source,
                "cronExpression",
                $"Cron表达式有误：{problem.Message}",
                $"Error when parsing cron expression: {problem.Message}"
            );
        }
    }

    private void Dangling(string member, string name) =>
        builder.Refuse(
            "dangling-variable",
            source,
            member,
            $"引用了不存在的变量“{name}”。",
            $"it refers to the variable '{name}', which does not exist."
        );

    private JsonNode? Member(string name) => source.Json[JsonNameOf(name)] ?? source.Json[name];

    private static string JsonNameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private void Set(ActivityMember member, object? value)
    {
        if (value is not null)
            member.Property.SetValue(node.Activity, value);
    }
}
