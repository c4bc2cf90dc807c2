using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.Studio;

/// <summary>
/// What an answer tells people beside what Studio itself shows. Studio shows the texts of a 400 to a save; any other failing
/// status breaks its page, so a refused action is answered as done and said in a notice of our page.
/// </summary>
internal static class StudioAnswers
{
    private const string NoticeHeader = "X-Studio-Notice";
    private const string FindingsHeader = "X-Studio-Findings";
    private const string RevisionHeader = "X-Studio-Revision";

    /// <summary>An answer as Studio reads it.</summary>
    public static IResult Answer(JsonNode json) => Results.Json(json, JsonFormat.Options);

    /// <summary>Refuses a save, with at least one text; Studio shows them.</summary>
    public static IResult Refused(params IReadOnlyList<string> messages) =>
        Results.Json(
            new JsonObject
            {
                ["statusCode"] = StatusCodes.Status400BadRequest,
                ["message"] = messages[0],
                ["errors"] = new JsonObject
                {
                    ["generalErrors"] = new JsonArray([.. messages.Select(message => JsonValue.Create(message))]),
                },
            },
            JsonFormat.Options,
            statusCode: StatusCodes.Status400BadRequest
        );

    /// <summary>Refuses a save for what the validator found, which our page lists with activity and clause.</summary>
    public static IResult Refused(HttpResponse response, IReadOnlyList<Finding> findings, JsonNode? definition)
    {
        var errors = Worded(findings, definition)
            .Where(DefinitionRules.RefusesPublication)
            .Select(finding => finding.Message)
            .ToList();
        response.Headers[FindingsHeader] = "1";
        return Results.Json(
            new JsonObject
            {
                ["statusCode"] = StatusCodes.Status400BadRequest,
                ["message"] = errors[0],
                ["errors"] = new JsonObject
                {
                    ["generalErrors"] = new JsonArray([.. errors.Select(message => JsonValue.Create(message))]),
                },
                ["findings"] = Findings(findings, definition),
            },
            JsonFormat.Options,
            statusCode: StatusCodes.Status400BadRequest
        );
    }

    /// <summary>Adds what the validator found to an answer.</summary>
    public static void AddFindings(
        HttpResponse response,
        JsonObject answer,
        IReadOnlyList<Finding> findings,
        JsonNode? definition
    )
    {
        response.Headers[FindingsHeader] = "1";
        answer["findings"] = Findings(findings, definition);
    }

    /// <summary>Says something in a corner of the page.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="text">In Chinese.</param>
    /// <param name="isRefusal">Whether something was not done.</param>
    /// <param name="insteadOf">A sentence of Studio's own that would be wrong here, in English: ours stands in for it.</param>
    public static void Say(HttpResponse response, string text, bool isRefusal = false, string? insteadOf = null) =>
        response.Headers[NoticeHeader] = Uri.EscapeDataString(
            new JsonObject
            {
                ["level"] = isRefusal ? "error" : "info",
                ["text"] = text,
                ["insteadOf"] = insteadOf,
            }.ToJsonString(JsonFormat.Options)
        );

    /// <summary>Names the revision that the page shows from now on.</summary>
    public static void NameRevision(HttpResponse response, string definitionId, string revision) =>
        response.Headers[RevisionHeader] = $"{Uri.EscapeDataString(definitionId)}:{revision}";

    /// <summary>What the validator found, as our page lists it.</summary>
    public static JsonArray Findings(IReadOnlyList<Finding> findings, JsonNode? definition)
    {
        var activities = ById(definition);
        return new JsonArray([
            .. FindingViews
                .Of(Worded(findings, definition))
                .Select(finding => new JsonObject
                {
                    ["severity"] = finding.Severity,
                    ["code"] = finding.Code,
                    ["activityId"] = finding.ActivityId,
                    ["activity"] = finding.ActivityId is { } id
                        ? activities[id].Select(ActivityJson.DisplayText).FirstOrDefault() ?? id
                        : null,
                    ["clause"] = finding.Clause,
                    ["message"] = finding.Message,
                    ["lacking"] = JsonSerializer.SerializeToNode(finding.Lacking, JsonFormat.Options),
                }),
        ]);
    }

    private static IEnumerable<Finding> Worded(IReadOnlyList<Finding> findings, JsonNode? definition)
    {
        var activities = ById(definition);
        return findings
            .Select(finding => FormFindings.Worded(finding, activities[finding.ActivityId ?? ""].FirstOrDefault()))
            .Distinct();
    }

    private static ILookup<string, JsonObject> ById(JsonNode? definition) =>
        ActivityJson
            .All(definition?["root"] as JsonObject)
            .ToLookup(activity => ActivityJson.Text(activity["id"]) ?? "", StringComparer.Ordinal);
}
