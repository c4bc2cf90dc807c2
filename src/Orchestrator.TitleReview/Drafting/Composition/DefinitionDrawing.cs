using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>Writes a definition as Elsa Studio exports it.</summary>
/// <param name="head">The notice that it is of.</param>
internal sealed class DefinitionDrawing(NoticeHead head)
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>Id of the schedule.</summary>
    public string ScheduleId => head.Prefix.ToLowerInvariant();

    /// <summary>Id of the application definition.</summary>
    public string ApplicationId => ScheduleId + "-application";

    /// <summary>The schedule.</summary>
    public JsonObject Schedule(
        DefinitionTemplate template,
        IReadOnlyList<DrawnActivity> activities,
        IReadOnlyList<DrawnLink> links,
        IReadOnlyList<TemplateInput> inputs
    ) =>
        Definition(
            ScheduleId,
            $"{Title}职称评审",
            head.Title is { } title ? $"按《{title}》起草的年度安排" : "起草的年度安排",
            template,
            inputs,
            Properties("schedule"),
            Flow("Schedule", template, activities, links, inputs)
        );

    /// <summary>The application definition.</summary>
    public JsonObject Application(
        DefinitionTemplate template,
        IReadOnlyList<DrawnActivity> activities,
        IReadOnlyList<DrawnLink> links,
        IReadOnlyList<TemplateInput> inputs
    )
    {
        var about = Properties("application");
        about["schedule"] = ScheduleId;
        return Definition(
            ApplicationId,
            $"{Title}职称申报",
            "一份申报从提交到取得证书",
            template,
            inputs,
            about,
            Flow("Application", template, activities, links, inputs)
        );
    }

    private string Title => $"{head.Jurisdiction}{(head.Year is { } year ? $"{year}年度" : "")}";

    private JsonObject Properties(string kind) =>
        new()
        {
            ["kind"] = kind,
            ["year"] = head.Year ?? 0,
            ["region"] = head.Region,
            ["jurisdiction"] = head.Jurisdiction,
            ["notice"] = head.Prefix,
        };

    private JsonObject Definition(
        string id,
        string name,
        string description,
        DefinitionTemplate template,
        IReadOnlyList<TemplateInput> inputs,
        JsonObject about,
        JsonObject root
    ) =>
        new()
        {
            ["$schema"] = Schema,
            ["id"] = id + "-v1",
            ["definitionId"] = id,
            ["tenantId"] = null,
            ["name"] = name,
            ["description"] = description,
            ["createdAt"] = head.Issued is { } issued ? $"{LocalDatePattern.Iso.Format(issued)}T00:00:00+08:00" : null,
            ["version"] = 1,
            ["toolVersion"] = "3.8.2.0",
            ["variables"] = new JsonArray([.. template.Variables.Select(Variable)]),
            ["inputs"] = new JsonArray([.. inputs.Select(Input)]),
            ["outputs"] = new JsonArray(),
            ["outcomes"] = new JsonArray(),
            ["customProperties"] = new JsonObject { ["titleReview"] = about },
            ["isReadonly"] = false,
            ["isSystem"] = false,
            ["isLatest"] = true,
            ["isPublished"] = false,
            ["options"] = new JsonObject
            {
                ["activationStrategyType"] = null,
                ["usableAsActivity"] = false,
                ["autoUpdateConsumingWorkflows"] = false,
                ["activityCategory"] = null,
                ["incidentStrategyType"] =
                    "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
                ["commitStrategyName"] = null,
            },
            ["root"] = root,
        };

    private static JsonObject Flow(
        string id,
        DefinitionTemplate template,
        IReadOnlyList<DrawnActivity> activities,
        IReadOnlyList<DrawnLink> links,
        IReadOnlyList<TemplateInput> inputs
    )
    {
        var places = FlowLayout.Of(activities, links);
        var flow = new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = "Workflow1:" + id,
            ["name"] = id,
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["customProperties"] = new JsonObject
            {
                ["notFoundConnections"] = new JsonArray(),
                ["canStartWorkflow"] = false,
                ["runAsynchronously"] = false,
            },
            ["metadata"] = new JsonObject(),
        };
        if (template.Start is { } start)
            flow["start"] = start;
        flow["activities"] = new JsonArray([
            .. activities.Select(activity => (JsonNode)ActivityWriter.Write(activity, id, places[activity.Id], inputs)),
        ]);
        flow["connections"] = new JsonArray([.. links.Select(link => (JsonNode)ActivityWriter.Write(link))]);
        return flow;
    }

    private static JsonNode Variable(string name) =>
        new JsonObject
        {
            ["id"] = name,
            ["name"] = name,
            ["typeName"] = name == "atDepartment" ? "Boolean" : "Object",
            ["isArray"] = false,
            ["value"] = null,
            ["storageDriverTypeName"] = null,
        };

    /// <summary>A workflow input.</summary>
    public static JsonNode Input(TemplateInput input) =>
        new JsonObject
        {
            ["type"] = input.Type,
            ["name"] = input.Name,
            ["displayName"] = input.DisplayName,
            ["description"] = input.Description,
            ["category"] = input.Name.EndsWith("Reading", StringComparison.Ordinal) ? "用语解读" : "年度参数",
            ["isArray"] = false,
            ["uiHint"] = input.Type == "Boolean" ? "checkbox" : "singleline",
            ["storageDriverType"] = null,
            ["defaultValue"] = input.Default?.DeepClone(),
        };
}
