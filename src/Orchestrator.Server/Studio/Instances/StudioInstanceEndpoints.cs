using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Json;
using Orchestrator.Server.Sandboxes;
using Orchestrator.Server.Studio.Definitions;
using Orchestrator.Server.Studio.Runs;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>Instances as Studio's list and viewer ask for them.</summary>
internal static class StudioInstanceEndpoints
{
    private const int MostPerPage = 200;

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

    private static async Task<JsonObject> ListAsync(JsonObject body, IDbContextFactory<OrchestratorDbContext> contexts, InstanceSources sources, SandboxRecords ended, SandboxStage stage, TrialRuns trials, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = Filter(context, body);
        var (page, size) = (body["page"]?.GetValue<int>() ?? 0, Math.Clamp(body["pageSize"]?.GetValue<int>() ?? 10, 1, MostPerPage));
        var total = await query.CountAsync(cancellation);
        var ids = await query.OrderByDescending(instance => instance.Id).Skip(page * size).Take(size).Select(instance => instance.Id).ToListAsync(cancellation);
        var records = new List<InstanceRecord>();
        // Plays and trial runs stand before the real ones, on the first page.
        if (page == 0)
        {
            foreach (var play in stage.Playing)
            {
                if (play.CycleId is { } cycle && await sources.FindAsync(new InstanceAddress(play.Id, cycle).ToString(), cancellation) is { } record) records.Add(record);
            }

            records = [.. trials.Records.Concat(records).Concat(ended.Cycles).DistinctBy(record => record.Id).Where(record => Matches(record, body))];
        }

        total += records.Count;
        foreach (var id in ids)
        {
            if (await sources.FindAsync(id.ToString(), cancellation) is { } record) records.Add(record);
        }

        return StudioJson.Page(records.Select(InstanceAnswers.Summary), total);
    }

    private static IQueryable<Instance> Filter(OrchestratorDbContext context, JsonObject body)
    {
        // Tens of thousands of applications would bury the cycles: those are looked up in the console.
        var query = context.Instances.AsNoTracking().Where(instance => instance.Kind != InstanceKind.Application);
        if (Texts(body, "definitionIds", "definitionId") is { Count: > 0 } definitions)
            query = query.Where(instance => context.DefinitionVersions.Any(version => version.Id == instance.DefinitionVersionId && definitions.Contains(version.DefinitionId)));
        if (Enums<WorkflowStatus>(body, "statuses", "status") is { Count: > 0 } statuses) query = query.Where(instance => statuses.Contains(instance.Status));
        if (Enums<WorkflowSubStatus>(body, "subStatuses", "subStatus") is { Count: > 0 } subStatuses) query = query.Where(instance => subStatuses.Contains(instance.SubStatus));
        if (long.TryParse(ActivityJson.Text(body["searchTerm"]), out var wanted)) query = query.Where(instance => instance.Id == wanted);
        else if (ActivityJson.Text(body["searchTerm"]) is { Length: > 0 } term)
            query = query.Where(instance => instance.Correlation == term || context.Cycles.Any(cycle => cycle.InstanceId == instance.Id && (cycle.Code.Contains(term) || cycle.Name.Contains(term))));
        return query;
    }

    private static bool Matches(InstanceRecord record, JsonObject body) =>
        ActivityJson.Text(body["searchTerm"]) is not { Length: > 0 }
        && (Texts(body, "definitionIds", "definitionId") is not { Count: > 0 } definitions || definitions.Contains(record.DefinitionId))
        && (Enums<WorkflowStatus>(body, "statuses", "status") is not { Count: > 0 } statuses || statuses.Contains(record.Status))
        && (Enums<WorkflowSubStatus>(body, "subStatuses", "subStatus") is not { Count: > 0 } subStatuses || subStatuses.Contains(record.SubStatus));

    private static async Task<IResult> FindAsync(string id, InstanceSources sources, CancellationToken cancellation) =>
        await sources.FindAsync(id, cancellation) is { } record ? StudioDefinitionEndpoints.Answer(InstanceAnswers.Whole(record)) : Results.NotFound();

    private static async Task<IResult> StateAsync(string id, InstanceSources sources, CancellationToken cancellation) => await sources.FindAsync(id, cancellation) is { } record
        ? StudioDefinitionEndpoints.Answer(new JsonObject
        {
            ["status"] = record.Status.ToString(),
            ["subStatus"] = record.SubStatus.ToString(),
            ["workflowSubStatus"] = record.SubStatus.ToString(),
            ["updatedAt"] = Json.InstantConverter.Format(record.UpdatedAt),
        })
        : Results.NotFound();

    private static async Task<IResult> VariablesAsync(string id, InstanceSources sources, CancellationToken cancellation) => await sources.FindAsync(id, cancellation) is { } record
        ? StudioDefinitionEndpoints.Answer(StudioJson.Items(record.Variables.Select(variable => new JsonObject { ["id"] = variable.Id, ["name"] = variable.Name, ["value"] = variable.Value?.DeepClone() })))
        : Results.NotFound();

    private static Task<IResult> JournalAsync(string id, InstanceSources sources, CancellationToken cancellation, int skip = 0, int take = 100) =>
        PageAsync(id, [], sources, skip, take, cancellation);

    private static Task<IResult> FilteredJournalAsync(string id, JsonObject body, InstanceSources sources, CancellationToken cancellation, int skip = 0, int take = 100) =>
        PageAsync(id, body["filter"] as JsonObject ?? [], sources, skip, take, cancellation);

    private static async Task<IResult> PageAsync(string id, JsonObject filter, InstanceSources sources, int skip, int take, CancellationToken cancellation)
    {
        if (await sources.FindAsync(id, cancellation) is not { } record) return Results.NotFound();
        var (activities, nodes, excluded, events) = (Texts(filter, "activityIds"), Texts(filter, "activityNodeIds"), Texts(filter, "excludedActivityTypes"), Texts(filter, "eventNames"));
        var lines = record.Journal.Where(item =>
            (activities.Count == 0 || activities.Contains(item.Node.Id)) && (nodes.Count == 0 || nodes.Contains(item.Node.NodeId))
            && !excluded.Contains(item.Node.Type) && (events.Count == 0 || events.Contains(item.Event))).ToList();
        return StudioDefinitionEndpoints.Answer(StudioJson.Page(lines.Skip(skip).Take(Math.Clamp(take, 1, 1000)).Select(item => InstanceAnswers.Line(record, item)), lines.Count));
    }

    private static async Task<IResult> ExportAsync(string id, InstanceSources sources, CancellationToken cancellation)
    {
        if (await sources.FindAsync(id, cancellation) is not { } record) return Results.NotFound();
        var json = InstanceAnswers.Whole(record);
        json["journal"] = new JsonArray([.. record.Journal.Select(item => InstanceAnswers.Line(record, item))]);
        return Results.File(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(JsonFormat.Indented)), "application/octet-stream", $"workflow-instance-{record.Id}.json");
    }

    private static async Task<IResult> ReportAsync(JsonObject body, InstanceSources sources, CancellationToken cancellation) =>
        await sources.FindAsync(ActivityJson.Text(body["workflowInstanceId"]), cancellation) is { } record
            ? StudioDefinitionEndpoints.Answer(new JsonObject { ["stats"] = InstanceAnswers.Stats(record, Texts(body, "activityNodeIds")) })
            : Results.NotFound();

    private static async Task<IResult> ListExecutionsAsync(HttpRequest request, InstanceSources sources, CancellationToken cancellation)
    {
        if (await sources.FindAsync(request.Query["WorkflowInstanceId"], cancellation) is not { } record) return Results.NotFound();
        var node = request.Query["ActivityNodeId"].ToString();
        return StudioDefinitionEndpoints.Answer(StudioJson.Items(record.Executions.Where(execution => node.Length == 0 || execution.Node.NodeId == node).Select(execution => InstanceAnswers.Execution(record, execution))));
    }

    private static async Task<IResult> FindExecutionAsync(string id, InstanceSources sources, CancellationToken cancellation) =>
        await FindRunAsync(id, sources, cancellation) is var (record, execution) ? StudioDefinitionEndpoints.Answer(InstanceAnswers.Execution(record, execution)) : Results.NotFound();

    private static async Task<IResult> CallStackAsync(string id, InstanceSources sources, CancellationToken cancellation) => await FindRunAsync(id, sources, cancellation) is var (record, execution)
        ? StudioDefinitionEndpoints.Answer(new JsonObject { ["activityExecutionId"] = id, ["items"] = new JsonArray(InstanceAnswers.Execution(record, execution)), ["totalCount"] = 1 })
        : Results.NotFound();

    private static async Task<(InstanceRecord Record, ExecutionRecord Execution)?> FindRunAsync(string id, InstanceSources sources, CancellationToken cancellation)
    {
        var at = id.LastIndexOf(':');
        return at > 0 && await sources.FindAsync(id[..at], cancellation) is { } record && record.Executions.FirstOrDefault(execution => execution.Run == id[(at + 1)..]) is { } execution
            ? (record, execution)
            : null;
    }

    internal static List<string> Texts(JsonObject body, params string[] members) =>
        [.. members.SelectMany(member => body[member] is JsonArray list ? list.Select(ActivityJson.Text) : [ActivityJson.Text(body[member])]).OfType<string>().Where(text => text.Length > 0)];

    private static List<T> Enums<T>(JsonObject body, params string[] members) where T : struct, Enum => [.. Texts(body, members).Where(text => Enum.TryParse<T>(text, out _)).Select(text => Enum.Parse<T>(text))];
}
