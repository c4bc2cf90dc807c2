using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Desk.Json;
using Orchestrator.Server.Studio.Records;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>Instances as Studio's list and viewer ask for them.</summary>
internal static class StudioInstanceEndpoints
{
    private const int MostPerPage = 200;

    /// <summary>Maps lists, single instances, their journals and the runs of their activities.</summary>
    public static void MapStudioInstances(this RouteGroupBuilder elsa)
    {
        var group = elsa.MapGroup("/workflow-instances");
        group.MapPost("", ListAsync);
        group.MapGet("/{id}", FindAsync);
        group.MapGet("/{id}/execution-state", StateAsync);
        group.MapGet("/{id}/variables", VariablesAsync);
        group.MapGet("/{id}/journal", JournalAsync);
        group.MapPost("/{id}/journal", FilteredJournalAsync);
        group.MapGet("/{id}/export", ExportAsync);
        var executions = elsa.MapGroup("/activity-executions");
        executions.MapPost("/report", ReportAsync);
        executions.MapGet("/list", ListExecutionsAsync);
        executions.MapGet("/by-id", FindExecutionAsync);
        executions.MapGet("/{id}/call-stack", CallStackAsync);
        elsa.MapGet("/activity-execution-summaries/list", ListExecutionsAsync);
    }

    private static async Task<JsonObject> ListAsync(
        JsonObject body,
        InstanceSearch search,
        CancellationToken cancellationToken
    )
    {
        var (page, size) = (
            ActivityJson.Number(body["page"]) ?? 0,
            Math.Clamp(ActivityJson.Number(body["pageSize"]) ?? 10, 1, MostPerPage)
        );
        var (rows, total) = await search.PageAsync(body, Paging.BeforeFromZero(page, size), size, cancellationToken);
        // Plays and trial runs stand before the real ones, on the first page.
        var records = page == 0 ? await search.TriedAsync(body, cancellationToken) : [];
        total += records.Count;
        return StudioJson.Page(
            records.Select(InstanceAnswers.Summary).Concat(rows.Select(InstanceAnswers.Summary)),
            total
        );
    }

    private static async Task<IResult> FindAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    ) =>
        await sources.FindAsync(id, cancellationToken) is { } record
            ? StudioAnswers.Answer(InstanceAnswers.Whole(record))
            : Results.NotFound();

    private static async Task<IResult> StateAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    ) =>
        await sources.FindAsync(id, cancellationToken) is { } record
            ? StudioAnswers.Answer(
                new JsonObject
                {
                    ["status"] = record.Status.ToString(),
                    ["subStatus"] = record.SubStatus.ToString(),
                    ["workflowSubStatus"] = record.SubStatus.ToString(),
                    ["updatedAt"] = ChinaInstantPattern.Instance.Format(record.UpdatedAt),
                }
            )
            : Results.NotFound();

    private static async Task<IResult> VariablesAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    ) =>
        await sources.FindAsync(id, cancellationToken) is { } record
            ? StudioAnswers.Answer(
                StudioJson.Items(
                    record.Variables.Select(variable => new JsonObject
                    {
                        ["id"] = variable.Id,
                        ["name"] = variable.Name,
                        ["value"] = variable.Value?.DeepClone(),
                    })
                )
            )
            : Results.NotFound();

    private static Task<IResult> JournalAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken,
        int skip = 0,
        int take = 100
    ) => PageAsync(id, [], sources, skip, take, cancellationToken);

    private static Task<IResult> FilteredJournalAsync(
        string id,
        JsonObject body,
        InstanceSources sources,
        CancellationToken cancellationToken,
        int skip = 0,
        int take = 100
    ) => PageAsync(id, body["filter"] as JsonObject ?? [], sources, skip, take, cancellationToken);

    private static async Task<IResult> PageAsync(
        string id,
        JsonObject filter,
        InstanceSources sources,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        if (await sources.FindAsync(id, cancellationToken) is not { } record)
            return Results.NotFound();
        var (activities, nodes, excluded, events) = (
            InstanceSearch.Texts(filter, "activityIds"),
            InstanceSearch.Texts(filter, "activityNodeIds"),
            InstanceSearch.Texts(filter, "excludedActivityTypes"),
            InstanceSearch.Texts(filter, "eventNames")
        );
        var lines = record
            .Journal.Where(item =>
                (activities.Count == 0 || activities.Contains(item.Node.Id))
                && (nodes.Count == 0 || nodes.Contains(item.Node.NodeId))
                && !excluded.Contains(item.Node.Type)
                && (events.Count == 0 || events.Contains(item.Event))
            )
            .ToList();
        return StudioAnswers.Answer(
            StudioJson.Page(
                lines.Skip(skip).Take(Math.Clamp(take, 1, 1000)).Select(item => InstanceAnswers.Line(record, item)),
                lines.Count
            )
        );
    }

    private static async Task<IResult> ExportAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    )
    {
        if (await sources.FindAsync(id, cancellationToken) is not { } record)
            return Results.NotFound();
        var json = InstanceAnswers.Whole(record);
        json["journal"] = new JsonArray([.. record.Journal.Select(item => InstanceAnswers.Line(record, item))]);
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(JsonFormat.Indented)),
            "application/octet-stream",
            $"workflow-instance-{record.Id}.json"
        );
    }

    private static async Task<IResult> ReportAsync(
        JsonObject body,
        InstanceSources sources,
        CancellationToken cancellationToken
    ) =>
        await sources.FindAsync(ActivityJson.Text(body["workflowInstanceId"]), cancellationToken) is { } record
            ? StudioAnswers.Answer(
                new JsonObject
                {
                    ["stats"] = InstanceAnswers.Stats(record, InstanceSearch.Texts(body, "activityNodeIds")),
                }
            )
            : Results.NotFound();

    private static async Task<IResult> ListExecutionsAsync(
        HttpRequest request,
        InstanceSources sources,
        CancellationToken cancellationToken
    )
    {
        if (await sources.FindAsync(request.Query["WorkflowInstanceId"], cancellationToken) is not { } record)
            return Results.NotFound();
        var node = request.Query["ActivityNodeId"].ToString();
        return StudioAnswers.Answer(
            StudioJson.Items(
                record
                    .Executions.Where(execution => node.Length == 0 || execution.Node.NodeId == node)
                    .Select(execution => InstanceAnswers.Execution(record, execution))
            )
        );
    }

    private static async Task<IResult> FindExecutionAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    ) =>
        await FindRunAsync(id, sources, cancellationToken) is var (record, execution)
            ? StudioAnswers.Answer(InstanceAnswers.Execution(record, execution))
            : Results.NotFound();

    private static async Task<IResult> CallStackAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    ) =>
        await FindRunAsync(id, sources, cancellationToken) is var (record, execution)
            ? StudioAnswers.Answer(
                new JsonObject
                {
                    ["activityExecutionId"] = id,
                    ["items"] = new JsonArray(InstanceAnswers.Execution(record, execution)),
                    ["totalCount"] = 1,
                }
            )
            : Results.NotFound();

    private static async Task<(InstanceRecord Record, ExecutionRecord Execution)?> FindRunAsync(
        string id,
        InstanceSources sources,
        CancellationToken cancellationToken
    )
    {
        var at = id.LastIndexOf(':');
        return
            at > 0
            && await sources.FindAsync(id[..at], cancellationToken) is { } record
            && record.Executions.FirstOrDefault(execution => execution.Run == id[(at + 1)..]) is { } execution
            ? (record, execution)
            : null;
    }
}
