using System.Text.Json.Nodes;

namespace Orchestrator.Server.Studio.Descriptors;

/// <summary>The lists that Studio loads before it draws: what the runtime supports, and nothing else.</summary>
internal static class StudioDescriptorEndpoints
{
    private const string Include = "Elsa.Workflows.LogPersistence.Strategies.Include, Elsa.Workflows.Core";

    private static readonly (string Type, string Text)[] Variables =
    [
        ("Object", "对象"),
        ("String", "文字"),
        ("Boolean", "是否"),
        ("Int32", "整数"),
        ("Int64", "长整数"),
        ("Double", "小数"),
        ("Decimal", "精确小数"),
        ("Guid", "标识"),
        ("DateTime", "日期时间"),
        ("DateTimeOffset", "带时区的日期时间"),
        ("TimeSpan", "时长"),
        ("JsonNode", "JSON"),
        ("ObjectDictionary", "键值表"),
    ];

    /// <summary>Maps activity types, their options, expression and variable types, features.</summary>
    public static void MapStudioDescriptors(this RouteGroupBuilder elsa)
    {
        elsa.MapStudioForms();
        elsa.MapGet("/features/installed", Features);
        var group = elsa.MapGroup("/descriptors");
        group.MapGet("/activities", ActivitiesAsync);
        group.MapPost("/activities/{type}/options/{inputName}", OptionsAsync);
        group.MapGet("/expression-descriptors", Expressions);
        group.MapGet("/workflow-activation-strategies", () => Named([]));
        group.MapGet("/log-persistence-strategies", () => Named([(Include, "全部记录", "记录全部执行过程")]));
        group.MapGet("/incident-strategies", IncidentStrategies);
        group.MapGet("/commit-strategies/workflows", () => Named([]));
        group.MapGet("/commit-strategies/activities", () => Named([]));
        group.MapGet("/variables", () => StudioJson.Items(
                Variables.Select(variable => new JsonObject
                {
                    ["typeName"] = variable.Type,
                    ["displayName"] = variable.Text,
                    ["category"] = "类型",
                    ["description"] = null,
                })
            ));
        group.MapGet("/storage-drivers", () => StudioJson.Items([
                new JsonObject
                {
                    ["typeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
                    ["displayName"] = "流程实例",
                    ["priority"] = 5,
                    ["deprecated"] = false,
                },
            ]));
        group.MapGet("/output-converters", () => StudioJson.Items([]));
        elsa.MapPost("/scripting/javascript/type-definitions/{definitionId}", () =>
            Results.Text(ScriptTypes, "application/x-typescript")
        );
    }

    // What scripts may call; Studio's editor completes and checks by it.
    private const string ScriptTypes = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(names: string[]): void;
        declare function getCorrelationId(): string;
        declare function getWorkflowInstanceId(): string;
        declare function newGuid(): string;
        declare function toJson(value: any): string;
        declare function isNullOrWhiteSpace(text: string): boolean;
        """;

    private static async Task<IResult> ActivitiesAsync(
        HttpRequest request,
        StudioCatalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        var descriptors = await catalogue.DescribeAsync(OpenDefinition(request), cancellationToken);
        return StudioAnswers.Answer(new JsonObject { ["count"] = descriptors.Count, ["items"] = descriptors });
    }

    private static async Task<IResult> OptionsAsync(
        string type,
        string inputName,
        HttpRequest request,
        StudioCatalogue catalogue,
        CancellationToken cancellationToken
    ) =>
        await catalogue.OptionsAsync(type, inputName, OpenDefinition(request), cancellationToken) is { } options
            ? StudioAnswers.Answer(new JsonObject { ["items"] = options })
            : Results.NotFound();

    private static JsonObject Features() =>
        StudioJson.Items(
            (
                ((string, string)[])
                    [
                        ("Workflows", "流程"),
                        ("WorkflowsApi", "流程接口"),
                        ("WorkflowManagement", "流程管理"),
                        ("WorkflowRuntime", "流程运行"),
                        ("RealTimeWorkflowUpdates", "实时更新"),
                    ]
            ).Select(feature => new JsonObject
            {
                ["name"] = feature.Item1,
                ["namespace"] = "Elsa",
                ["fullName"] = "Elsa." + feature.Item1,
                ["displayName"] = feature.Item2,
                ["description"] = "",
            })
        );

    private static JsonObject Expressions() =>
        StudioJson.Items(
            (
                ((string Type, string Text, bool IsBrowsable, string? Language)[])
                    [
                        ("Literal", "固定值", false, null),
                        ("Object", "结构值", false, "json"),
                        ("Json", "JSON", false, "json"),
                        ("Variable", "变量", true, null),
                        ("Input", "流程参数", true, null),
                        ("JavaScript", "JavaScript", true, "javascript"),
                        ("Liquid", "Liquid", true, "liquid"),
                    ]
            ).Select(expression => new JsonObject
            {
                ["type"] = expression.Type,
                ["displayName"] = expression.Text,
                ["isSerializable"] = true,
                ["isBrowsable"] = expression.IsBrowsable,
                ["properties"] = expression.Language is null
                    ? new JsonObject()
                    : new JsonObject { ["MonacoLanguage"] = expression.Language },
            })
        );

    private static JsonObject IncidentStrategies() =>
        Named([
            (
                "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core",
                "终止流程",
                "发生故障时整个实例结束"
            ),
            (
                "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
                "其余继续",
                "发生故障的环节停下，其余环节继续"
            ),
        ]);

    private static JsonObject Named(IEnumerable<(string Type, string Text, string Description)> items) =>
        StudioJson.Items(
            items.Select(item => new JsonObject
            {
                ["typeName"] = item.Type,
                ["name"] = item.Type,
                ["displayName"] = item.Text,
                ["description"] = item.Description,
            })
        );

    // Our page says which definition is open: its own dates and clauses are the choices.
    private static string? OpenDefinition(HttpRequest request) =>
        request.Headers["X-Studio-Definition"].ToString() is { Length: > 0 } id ? Uri.UnescapeDataString(id) : null;
}
