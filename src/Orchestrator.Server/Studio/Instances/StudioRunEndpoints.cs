using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Json;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Sessions;
using Orchestrator.Server.Studio.Records;
using Orchestrator.Server.Studio.Runs;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>
/// Starting trials from Studio, and what may be done to instances there. Cycles and applications are the office's
/// business, not the designer's.
/// </summary>
internal static class StudioRunEndpoints
{
    private const string InstanceHeader = "x-elsa-workflow-instance-id";
    private const string CannotStartHeader = "x-elsa-workflow-cannot-start";
    private const string NotHere = "正式的周期与申报不能在设计器里操作，请在总览中办理。";

    /// <summary>
    /// Maps trying a definition or one activity, and cancelling, retrying, deleting and exporting instances.
    /// </summary>
    public static void MapStudioRuns(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions/{definitionId}/execute", RunAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/dispatch", RunAsync);
        elsa.MapPost("/tests/activities", TestAsync);
        elsa.MapPost("/cancel/workflow-instances/{id}", (string id, Deeds deeds, CancellationToken cancellationToken) =>
            deeds.DoAsync([id], deeds.CancelAsync, "instance.cancelled", "已取消", cancellationToken)
        );
        elsa.MapPost(
            "/bulk-actions/cancel/workflow-instances",
            (JsonObject body, Deeds deeds, CancellationToken cancellationToken) =>
                deeds.CancelManyAsync(body, cancellationToken)
        );
        elsa.MapDelete("/workflow-instances/{id}", (string id, Deeds deeds, CancellationToken cancellationToken) =>
            deeds.DoAsync([id], deeds.RemoveAsync, "instance.deleted", "已删除", cancellationToken)
        );
        elsa.MapPost(
            "/bulk-actions/delete/workflow-instances/by-id",
            (JsonObject body, Deeds deeds, CancellationToken cancellationToken) =>
                deeds.DoAsync(
                    InstanceSearch.Texts(body, "ids"),
                    deeds.RemoveAsync,
                    "instance.deleted",
                    "已删除",
                    cancellationToken
                )
        );
        elsa.MapPost("/alterations/workflows/retry", RetryAsync);
        elsa.MapPost("/alterations/submit", AlterAsync);
        elsa.MapPost("/bulk-actions/export/workflow-instances", ExportAsync);
        elsa.MapPost("/bulk-actions/import/workflow-instances", (HttpResponse response) =>
        {
            StudioAnswers.Say(response, "运行实例不能导入：它们由期限和日志证明，只能由引擎产生。", isRefusal: true);
            return new JsonObject { ["count"] = 0 };
        });
    }

    /// <summary>
    /// "All that match" of the list is a plan of alterations; the list offers it for cancelling, and nothing else is
    /// done by it.
    /// </summary>
    private static async Task<IResult> AlterAsync(JsonObject body, Deeds deeds, CancellationToken cancellationToken) =>
        body["alterations"] is JsonArray { Count: 1 } plan
        && ActivityJson.Text(plan[0]?["type"]) == "Cancel"
        && body["filter"] is JsonObject filter
            ? await deeds.CancelMatchingAsync(filter, cancellationToken)
            : StudioAnswers.Refused("这里只能取消符合筛选条件的实例，不能作其他改动。");

    private static async Task<IResult> RunAsync(
        string definitionId,
        JsonObject body,
        DefinitionLibrary library,
        StudioRuns runs,
        Operator who,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        if ((await library.VersionsAsync(definitionId, cancellationToken)).Newest() is not { } version)
            return Results.NotFound();
        var (instance, refusal) = await runs.StartAsync(version, body["input"] as JsonObject, who, cancellationToken);
        if (instance is null)
        {
            StudioAnswers.Say(response, refusal!, isRefusal: true, insteadOf: "The workflow cannot be started");
            response.Headers[CannotStartHeader] = "true";
            return StudioAnswers.Answer(new JsonObject());
        }

        response.Headers[InstanceHeader] = instance;
        StudioAnswers.Say(
            response,
            "演练已开始：在虚拟时钟上运行这份草稿，与正式周期无关。",
            insteadOf: "Successfully started workflow"
        );
        return StudioAnswers.Answer(new JsonObject());
    }

    /// <summary>Tries one activity alone: a definition that holds nothing but it.</summary>
    private static async Task<IResult> TestAsync(
        JsonObject body,
        DefinitionLibrary library,
        TrialRuns trials,
        CancellationToken cancellationToken
    )
    {
        var handle = body["workflowDefinitionHandle"];
        var all = await library.AllAsync(cancellationToken);
        var version = all.FirstOrDefault(row => row.Id.ToString() == ActivityJson.Text(handle?["definitionVersionId"]))
            ?? all.Where(row => row.DefinitionId == ActivityJson.Text(handle?["definitionId"])).Newest();
        var wanted = ActivityJson.Text(body["activityHandle"]?["activityId"])
            ?? ActivityJson.Text(body["activityHandle"]?["activityNodeId"])?.Split(':')[^1];
        if (
            version is null
            || JsonNode.Parse(version.Json) is not JsonObject json
            || ActivityJson
                .All(json["root"] as JsonObject)
                .FirstOrDefault(activity => ActivityJson.Text(activity["id"]) == wanted)
                is not { } found
        )
        {
            return NotTried("没有这个活动，请先保存草稿。");
        }
        json["root"] = found.DeepClone();
        var alone = new Storage.Definitions.DefinitionVersion
        {
            DefinitionId = version.DefinitionId,
            Name = version.Name,
            Json = json.ToJsonString(),
            Hash = "",
            CreatedBy = version.CreatedBy,
            Version = version.Version,
        };
        if (TrialRuns.Compile(alone, [.. all.Where(row => row.IsLatest)]) is not { } plan)
            return NotTried("这个活动不能单独试运行：它的输入有错误，或须在流程中运行。");
        var trial = trials.Start(plan, input: null);
        trials.Remove(trial.Id);
        var execution = trial.Record.Executions is [var first, ..] ? first : null;
        return StudioAnswers.Answer(
            new JsonObject
            {
                ["activityState"] = new JsonObject(),
                ["payload"] = execution?.Outcomes is { } outcomes ? new JsonObject { ["Outcomes"] = outcomes } : null,
                ["outputs"] = trial.Record.Output.DeepClone(),
                ["exception"] = execution?.Fault is { } fault
                    ? new JsonObject { ["type"] = "Fault", ["message"] = fault }
                    : null,
                ["status"] = execution?.Status ?? "Pending",
            }
        );
    }

    /// <summary>What was not tried is shown as failed, with its reason: a failing status would break the page.</summary>
    private static IResult NotTried(string reason) =>
        StudioAnswers.Answer(
            new JsonObject
            {
                ["activityState"] = new JsonObject(),
                ["payload"] = null,
                ["outputs"] = new JsonObject(),
                ["exception"] = new JsonObject { ["type"] = "NotTried", ["message"] = reason },
                ["status"] = "Faulted",
            }
        );

    private static async Task<JsonObject> RetryAsync(JsonObject body, Deeds deeds, CancellationToken cancellationToken)
    {
        var (ids, activities) = (
            InstanceSearch.Texts(body, "workflowInstanceIds"),
            InstanceSearch.Texts(body, "activityIds")
        );
        await deeds.DoAsync(
            ids,
            (id, logged) => deeds.RetryAsync(id, activities, logged),
            "instance.retried",
            "已重试",
            cancellationToken
        );
        return new JsonObject
        {
            ["results"] = new JsonArray([
                .. ids.Select(id => new JsonObject
                {
                    ["workflowInstanceId"] = id,
                    ["isSuccessful"] = true,
                    ["log"] = new JsonArray(),
                }),
            ]),
        };
    }

    private static async Task<IResult> ExportAsync(
        JsonObject body,
        InstanceSources sources,
        CancellationToken cancellationToken
    )
    {
        var list = new JsonArray();
        foreach (var id in InstanceSearch.Texts(body, "ids"))
        {
            if (await sources.FindAsync(id, cancellationToken) is { } record)
                list.Add(InstanceAnswers.Whole(record));
        }

        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(list.ToJsonString(JsonFormat.Indented)),
            "application/octet-stream",
            "workflow-instances.json"
        );
    }

    /// <summary>What one request does to instances: each alone, and what was refused is said.</summary>
    internal sealed class Deeds(
        TrialRuns trials,
        SandboxStage stage,
        SandboxRecords ended,
        UnitOfWork units,
        IDbContextFactory<OrchestratorDbContext> contexts,
        JudgingClock clock,
        InstanceSources sources,
        InstanceSearch search,
        OperatorLogWriter log,
        IHttpContextAccessor http
    )
    {
        /// <summary>
        /// Does something to each instance; it takes the id and the log's word for it, and gives null when done, else
        /// why not.
        /// </summary>
        public async Task<IResult> DoAsync(
            IReadOnlyList<string> ids,
            Func<string, string, Task<string?>> deed,
            string logged,
            string said,
            CancellationToken cancellationToken
        )
        {
            var (done, refused) = (0, new List<string>());
            // Studio names a row twice that was selected again after its list came anew.
            foreach (var id in ids.Distinct())
            {
                if (await deed(id, logged) is { } refusal)
                    refused.Add(refusal);
                else
                    done++;
            }

            if (ids.Count == 0)
                refused.Add("没有运行中的实例。");
            var text = (done > 0 ? $"{said} {done} 个实例。" : "") + string.Join("\n", refused.Distinct());
            StudioAnswers.Say(http.HttpContext!.Response, text, refused.Count > 0);
            return Results.Ok(new JsonObject { ["count"] = done });
        }

        /// <summary>Cancels those that the request names, or all that run of the definition it names.</summary>
        public async Task<IResult> CancelManyAsync(JsonObject body, CancellationToken cancellationToken)
        {
            if (InstanceSearch.Texts(body, "ids") is { Count: > 0 } ids)
                return await DoAsync(ids, CancelAsync, "instance.cancelled", "已取消", cancellationToken);
            // The list of definitions means all instances of one, and names it by its version.
            var definition = ActivityJson.Text(body["definitionId"])
                ?? (
                    ActivityJson.Text(body["definitionVersionId"]) is { } version
                        ? (await sources.FindVersionAsync(version, cancellationToken))?.Version.DefinitionId
                        : null
                );
            return definition is null
                ? StudioAnswers.Refused("请选择要取消的实例。")
                : await CancelMatchingAsync(new JsonObject { ["definitionId"] = definition }, cancellationToken);
        }

        /// <summary>Cancels the running ones that a filter of the list matches.</summary>
        public async Task<IResult> CancelMatchingAsync(JsonObject filter, CancellationToken cancellationToken) =>
            await DoAsync(
                await search.RunningAsync(filter, cancellationToken),
                CancelAsync,
                "instance.cancelled",
                "已取消",
                cancellationToken
            );

        /// <summary>Cancels one; null when done, else why not.</summary>
        public async Task<string?> CancelAsync(string id, string logged)
        {
            if (trials.Find(id) is { } trial)
            {
                if (trial.Record.Status == Workflows.Runtime.WorkflowStatus.Finished)
                    return "实例已经结束。";
                await LogAsync(id, logged);
                trial.Cancel();
                return null;
            }

            if (InstanceAddress.Parse(id) is not { } address)
                return "没有这个实例。";
            if (address.Sandbox is not { } sandbox)
                return await ControlAsync(address.Row, activities: null, id, logged);
            if (stage.Find(sandbox) is not { IsOver: false } play)
                return "演练已经结束。";
            await LogAsync(id, logged);
            await play.StopAsync();
            return null;
        }

        /// <summary>Tries faulted activities again, all when none is named; null when done, else why not.</summary>
        public async Task<string?> RetryAsync(string id, IReadOnlyCollection<string> activities, string logged)
        {
            if (trials.Find(id) is { } trial)
            {
                if (!trial.MayRetry)
                    return "没有可以重试的故障活动。";
                await LogAsync(id, logged);
                return trial.Retry(activities) ? null : "没有可以重试的故障活动。";
            }

            if (InstanceAddress.Parse(id) is not { } address)
                return "没有这个实例。";
            return address.Sandbox is null
                ? await ControlAsync(address.Row, activities, id, logged)
                : "演练不能重试，请重新运行。";
        }

        /// <summary>Removes a trial or a play; null when done, else why not.</summary>
        public async Task<string?> RemoveAsync(string id, string logged)
        {
            if (trials.Find(id) is not null)
            {
                await LogAsync(id, logged);
                trials.Remove(id);
                return null;
            }

            if (InstanceAddress.Parse(id) is not { Sandbox: { } sandbox })
                return "运行实例及其日志须留存，不能删除。";
            if (!ended.Has(sandbox))
                return "演练还在进行，请先取消。";
            await LogAsync(id, logged);
            ended.Remove(sandbox);
            return null;
        }

        // Trials and plays are this process's own; nothing of them is in the database that the line could be one
        // commit with: it comes first.
        private Task LogAsync(string id, string logged) =>
            log.AppendAsync(http.HttpContext!.User.Operator, logged, id, CancellationToken.None);

        private async Task<string?> ControlAsync(
            long id,
            IReadOnlyCollection<string>? activities,
            string name,
            string logged
        )
        {
            await using var context = await contexts.CreateDbContextAsync();
            var kind = await context
                .Instances.Where(instance => instance.Id == id)
                .Select(instance => (InstanceKind?)instance.Kind)
                .FirstOrDefaultAsync();
            if (kind is null)
                return "没有这个实例。";
            if (kind != InstanceKind.Other)
                return NotHere;
            var line = log.Line(http.HttpContext!.User.Operator, logged, name);
            var outcome = (
                await units.RunAsync(
                    [new ControlItem(id, activities, await clock.ReadAsync(CancellationToken.None))],
                    CancellationToken.None,
                    (context, outcomes, token) => outcomes[0].Applied ? line(context, null, token) : Task.CompletedTask
                )
            )[0];
            sources.Forget(new InstanceAddress(null, id));
            return outcome.Refusal?.Chinese ?? (outcome.Failure is null ? null : "没有成功，原因已记入服务器日志。");
        }
    }
}
