using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Definitions;
using Orchestrator.Server.Studio.Forms;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>
/// The activity types as Studio draws them: the runtime's own descriptors, each input with the editor that leaves
/// nothing to be typed from memory.
/// </summary>
internal static class StudioDescriptors
{
    /// <summary>The type that stands in for activities that are unknown here.</summary>
    public const string NotFound = "Elsa.NotFoundActivity";

    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["Flow"] = "流程",
        ["Branching"] = "分支",
        ["Looping"] = "循环",
        ["Primitives"] = "基础",
        ["Scheduling"] = "定时",
        ["Composition"] = "子流程",
        ["Console"] = "记录",
        ["Scripting"] = "脚本",
        ["HTTP"] = "HTTP",
        ["Email"] = "邮件",
        ["Workflows"] = "流程",
        ["System"] = "系统",
        ["Events"] = "事件",
        ["Tasks"] = "任务",
    };

    // What one person's application goes through; everything else of title review belongs into a yearly schedule.
    private static readonly HashSet<string> OfApplications = new(StringComparer.Ordinal)
    {
        "SubmitApplication",
        "EmployerReview",
        "EmployerPublicity",
        "DepartmentReview",
        "OfficeAcceptance",
        "TakeExam",
        "AwaitReview",
        "AwaitResultPublicity",
        "AwaitConfirmation",
        "AwaitPublication",
        "ReceiveCertificate",
        "CloseApplication",
        "AllowWithdrawal",
        "SubmissionDeadline",
        "RecommendApplication",
        "VoidApplication",
        "TakePayment",
        "ForwardApplication",
    };

    private static readonly Dictionary<string, string> Ports = new(StringComparer.Ordinal)
    {
        ["Done"] = "完成",
        ["Then"] = "是",
        ["Else"] = "否",
        ["True"] = "是",
        ["False"] = "否",
        ["Body"] = "循环体",
        ["Root"] = "内容",
        ["Default"] = "其他",
        ["Out"] = "出",
        ["Completed"] = "已完成",
        ["Iterate"] = "每次",
        ["Error"] = "出错",
    };

    /// <summary>All types, the published definitions that are usable as activities among them.</summary>
    public static JsonArray Describe(
        OptionLists lists,
        IEnumerable<(string VersionId, WorkflowDefinition Definition)> usable
    )
    {
        var known = DefinitionRules.Registry.Describe();
        var all = new JsonArray([.. known.Select(descriptor => Describe(descriptor, lists))]);
        foreach (var (type, name) in ((string, string)[])[("Elsa.Workflow", "流程"), (NotFound, "未知活动")])
        {
            if (DefinitionRules.Registry.Find(type) is null)
                all.Add(Hidden(type, name));
        }

        var taken = known.Select(descriptor => descriptor.TypeName).ToHashSet(StringComparer.Ordinal);
        foreach (var (versionId, definition) in usable)
        {
            if (taken.Add(PlanCompiler.ActivityTypeOf(definition)))
                all.Add(Describe(versionId, definition));
        }

        return all;
    }

    /// <summary>One input's choices, for Studio's request to refresh them; null when it has none.</summary>
    public static JsonObject? Options(string activityType, string inputName, OptionLists lists)
    {
        if (DefinitionRules.Registry.Find(activityType) is not { } descriptor)
            return null;
        return descriptor
                .Inputs.SelectMany(input => Inputs(input, lists, withLongLists: true))
                .OfType<JsonObject>()
                .FirstOrDefault(input =>
                    string.Equals(ActivityJson.Text(input["name"]), inputName, StringComparison.OrdinalIgnoreCase)
                )
                ?["uiSpecifications"]?.DeepClone() as JsonObject;
    }

    private static JsonObject Describe(ActivityDescriptor descriptor, OptionLists lists)
    {
        var json = (JsonObject)StudioJson.Node(descriptor)!;
        json["tenantId"] = null;
        json["runAsynchronously"] = false;
        json["category"] =
            descriptor.Category == ReviewActivity.Category
                ? OfApplications.Contains(descriptor.Name)
                    ? "职称评审·申报"
                    : "职称评审·年度"
                : Categories.GetValueOrDefault(descriptor.Category, descriptor.Category);
        foreach (var port in json["ports"]!.AsArray().OfType<JsonObject>())
        {
            if (ActivityJson.Text(port["displayName"]) is { } shown && Ports.TryGetValue(shown, out var chinese))
                port["displayName"] = chinese;
        }

        json["inputs"] = new JsonArray([
            .. descriptor.Inputs.SelectMany(input => Inputs(input, lists, withLongLists: false)),
        ]);
        return json;
    }

    // Studio reads everything before it draws and again after each save, and asks for what is to be refreshed when an activity
    // is selected: the clauses of a notice, repeated in a hundred inputs, were two thirds of all it read.
    private static IEnumerable<JsonNode> Inputs(InputDescriptor input, OptionLists lists, bool withLongLists)
    {
        var json = (JsonObject)StudioJson.Node(input)!;
        if (FormShapes.Of(input) is not null)
        {
            // Our page draws its form over this text.
            (json["uiHint"], json["typeName"], json["defaultSyntax"]) = ("multiline", "String", "Literal");
        }
        if (input.ValueType == typeof(DateRule))
            return DateRuleInputs(input, json, lists);
        if (input.OptionsProvider is { } provider && lists.Find(provider) is { Count: > 0 } options)
        {
            var isList = input.UIHint is "multitext" or "checklist";
            (json["uiHint"], json["uiSpecifications"]) = isList
                ? ("checklist", CheckList(options))
                : ("dropdown", DropDown(options));
            if (isList)
                json["defaultSyntax"] = "Object";
            if (provider == OptionLists.Clauses && !withLongLists)
                json["uiSpecifications"] = CheckList([], isRefreshed: true);
        }
        else if (input.UIHint == "datetime-picker")
        {
            // Studio's own writes the date as the reader's country does; ISO reads the same everywhere.
            json["uiHint"] = "singleline";
            json["description"] = input.Description ?? "如 2024-11-01T17:30:00+08:00";
        }

        return [json];
    }

    private static IEnumerable<JsonNode> DateRuleInputs(InputDescriptor rule, JsonObject json, OptionLists lists)
    {
        Option[] kinds =
        [
            new("", "（未设定）"),
            new(FixedDateRule.KindName, "固定日期"),
            new(DateRuleFields.PrintedWeekday, "固定日期（核对通知所印星期）"),
            new(OnRule.KindName, "与某基准日同日"),
            new(BeforeRule.KindName, "某基准日之前"),
            new(AfterRule.KindName, "某基准日之后"),
            new(MonthEndRule.KindName, "某月底"),
            new(DateRuleFields.Other, "其他（在“其他规则”中填写）"),
        ];
        Option[] units = [new("workingDays", "工作日"), new("days", "日（自然日）"), new("months", "个月")];
        var at = 0;
        JsonNode Field(
            string suffix,
            string name,
            string hint,
            JsonObject? choices = null,
            string? description = null
        ) =>
            new JsonObject
            {
                ["name"] = rule.Name + suffix,
                ["typeName"] = "String",
                ["displayName"] = name.Length == 0 ? rule.DisplayName : $"{rule.DisplayName} · {name}",
                ["description"] = description,
                ["order"] = rule.Order + (++at * 0.01),
                ["category"] = rule.Category,
                ["uiHint"] = hint,
                ["uiSpecifications"] = choices ?? [],
                ["defaultSyntax"] = "Literal",
                ["isWrapped"] = true,
                ["isBrowsable"] = true,
                ["isReadOnly"] = false,
                ["isSensitive"] = false,
                ["isSynthetic"] = false,
            };
        yield return Field(DateRuleFields.Kind, "", "dropdown", DropDown(kinds), rule.Description);
        yield return Field(
            DateRuleFields.Anchor,
            "基准日",
            "dropdown",
            DropDown(lists.Find("anchors")),
            "“同日”“之前”“之后”由此日起算，当日不计"
        );
        yield return Field(DateRuleFields.Amount, "数量", "singleline", description: "“之前”“之后”的天数或月数");
        yield return Field(DateRuleFields.Unit, "单位", "dropdown", DropDown(units));
        yield return Field(
            DateRuleFields.Date,
            "日期",
            "singleline",
            description: "固定日期写 2024-11-01，某月底写 2024-12"
        );
        yield return Field(
            DateRuleFields.Time,
            "时刻",
            "singleline",
            description: "如 17:30 或 23:59:59（写明秒的，该秒内仍可办理）；空为当日24:00（开放为0:00）"
        );
        yield return Field(DateRuleFields.Region, "日历", "dropdown", DropDown(lists.Find("calendars")));
        json["displayName"] = FormShapes.LabelOf(rule);
        json["description"] = "仅当上面选“其他”时使用";
        json["order"] = rule.Order + (++at * 0.01);
        yield return json;
    }

    private static JsonObject DropDown(IReadOnlyList<Option> options) =>
        new()
        {
            ["dropdown"] = new JsonObject
            {
                ["selectList"] = new JsonObject { ["items"] = OptionLists.Json(options), ["isFlagsEnum"] = false },
                ["providerName"] = null,
            },
        };

    private static JsonObject CheckList(IReadOnlyList<Option> options, bool isRefreshed = false)
    {
        var editor = new JsonObject
        {
            ["checklist"] = new JsonObject
            {
                ["checkList"] = new JsonObject { ["items"] = OptionLists.Json(options), ["isFlagsEnum"] = false },
            },
        };
        if (isRefreshed)
            editor["Refresh"] = true;
        return editor;
    }

    private static JsonObject Hidden(string type, string name) => Plain(type, name, "系统", isBrowsable: false);

    private static JsonObject Describe(string versionId, WorkflowDefinition definition)
    {
        var json = Plain(
            PlanCompiler.ActivityTypeOf(definition),
            definition.Name,
            definition.Options.ActivityCategory ?? "子流程",
            isBrowsable: true
        );
        json["description"] = definition.Description;
        json["inputs"] = new JsonArray([
            .. definition.Inputs.Select(
                (input, order) =>
                    new JsonObject
                    {
                        ["name"] = input.Name,
                        ["typeName"] = input.TypeName,
                        ["displayName"] = input.DisplayName ?? input.Name,
                        ["description"] = input.Description,
                        ["order"] = order,
                        ["uiHint"] = input.UIHint ?? "singleline",
                        ["uiSpecifications"] = new JsonObject(),
                        ["defaultSyntax"] = "Literal",
                        ["isWrapped"] = true,
                        ["isBrowsable"] = true,
                        ["isSynthetic"] = true,
                    }
            ),
        ]);
        json["outputs"] = new JsonArray([
            .. definition.Outputs.Select(output => new JsonObject
            {
                ["name"] = output.Name,
                ["typeName"] = output.TypeName,
                ["displayName"] = output.DisplayName ?? output.Name,
                ["description"] = output.Description,
                ["isBrowsable"] = true,
                ["isSynthetic"] = true,
            }),
        ]);
        var outcomes = definition.Outcomes.Count > 0 ? definition.Outcomes : ["Done"];
        json["ports"] = new JsonArray([
            .. outcomes.Select(outcome => Port(outcome, "Flow", isBrowsable: true)),
            Port("Root", "Embedded", isBrowsable: false),
        ]);
        json["customProperties"] = new JsonObject
        {
            ["RootType"] = "WorkflowDefinitionActivity",
            ["WorkflowDefinitionId"] = definition.DefinitionId,
            ["WorkflowDefinitionVersionId"] = versionId,
        };
        json["constructionProperties"] = new JsonObject
        {
            ["workflowDefinitionId"] = definition.DefinitionId,
            ["workflowDefinitionVersionId"] = versionId,
            ["latestAvailablePublishedVersion"] = definition.Version,
            ["latestAvailablePublishedVersionId"] = versionId,
        };
        return json;
    }

    private static JsonObject Port(string name, string type, bool isBrowsable) =>
        new()
        {
            ["name"] = name,
            ["displayName"] = Ports.GetValueOrDefault(name, name),
            ["type"] = type,
            ["isBrowsable"] = isBrowsable,
        };

    private static JsonObject Plain(string type, string name, string category, bool isBrowsable) =>
        new()
        {
            ["tenantId"] = null,
            ["typeName"] = type,
            ["namespace"] = type.Contains('.', StringComparison.Ordinal) ? type[..type.LastIndexOf('.')] : "",
            ["name"] = type[(type.LastIndexOf('.') + 1)..],
            ["version"] = 1,
            ["category"] = category,
            ["displayName"] = name,
            ["description"] = null,
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["kind"] = "Action",
            ["runAsynchronously"] = false,
            ["ports"] = new JsonArray(Port("Done", "Flow", isBrowsable: true)),
            ["customProperties"] = new JsonObject(),
            ["constructionProperties"] = new JsonObject(),
            ["isContainer"] = false,
            ["isBrowsable"] = isBrowsable,
            ["isStart"] = false,
            ["isTerminal"] = false,
        };
}
