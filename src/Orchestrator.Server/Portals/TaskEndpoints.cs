using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Portals;

/// <summary>Results of tasks that workflows ask for (RunTask; the event task.requested), from the portals that were asked.</summary>
internal static class TaskEndpoints
{
    /// <summary>Maps the receipt of results, below <c>/tasks</c>.</summary>
    public static void MapTasks(this RouteGroupBuilder api) =>
        api.MapPost("/tasks/{taskId}/result", CompleteAsync)
            .WithName("completeTask")
            .WithTags("任务 tasks")
            .RequireAuthorization(Permission.Portal)
            .WithSummary(
                "交回外部任务的结果；答复即已提交，重复发送同一结果得到同一答复 / hand in a task's result; answered means committed, the same "
                    + "result again gets the same answer"
            )
            .Accepts<JsonNode>("application/json");

    private static async Task<Results<Ok<TaskReceipt>, ProblemAnswer>> CompleteAsync(
        string taskId,
        HttpContext http,
        TaskIds tasks,
        IDbContextFactory<OrchestratorDbContext> contexts,
        Arrivals arrivals,
        CancellationToken cancellationToken
    )
    {
        var call = PortalCall.Of(http);
        if (!call.Permissions.MaySend(PortalDeeds.TaskResult))
            return PortalProblems.EventNotPermitted(PortalDeeds.TaskResult);
        if (
            tasks.Read(taskId, call.Portal.Code) is not { } asked
            || await InstanceOfAsync(asked, call, contexts, cancellationToken) is not { } instanceId
        )
        {
            return NoTask(taskId);
        }
        JsonNode? result;
        try
        {
            result = call.Body.Length == 0 ? null : JsonNode.Parse(call.Body);
        }
        catch (JsonException problem)
        {
            return ProblemAnswer.Invalid(
                "$",
                $"第{problem.LineNumber + 1}行不是合法的JSON",
                $"line {problem.LineNumber + 1} is not valid JSON"
            );
        }

        var arrival = new NewArrival(
            call.Portal.Code,
            "task " + asked,
            Convert.ToHexStringLower(SHA256.HashData(call.Body)),
            ArrivalTarget.Instance,
            instanceId,
            TaskRequested.CompletedName(asked),
            new JsonObject { ["result"] = result }.ToJsonString(EngineJson.Options),
            JsonSerializer.Serialize(new Actor(Roles.System, Person: call.Portal.Code), EngineJson.Options)
        );
        // Once stamped it counts, whether the caller waits for the answer or not.
        var accepted = (await arrivals.AcceptAsync([arrival], CancellationToken.None))[0];
        if (accepted.KeyReused)
        {
            return ProblemAnswer.Conflict(
                "task-answered",
                $"任务 {taskId} 已收到另一个结果。",
                $"The task {taskId} has another result already."
            );
        }
        if (accepted.Answer is { Accepted: false } answer)
        {
            return answer.Refusal is { Code: "not-expected" or "finished" }
                ? NoTask(taskId)
                : ProblemAnswer.Refused(answer.Refusal!) with
                {
                    Status = answer.Status,
                };
        }
        return TypedResults.Ok(
            new TaskReceipt
            {
                TaskId = taskId,
                ReceivedAt = accepted.ReceivedAt,
                Replayed = accepted.Replayed,
            }
        );
    }

    /// <summary>The instance that asked, if the portal may reach it; null when there is none.</summary>
    private static async Task<long?> InstanceOfAsync(
        string taskId,
        PortalCall call,
        IDbContextFactory<OrchestratorDbContext> contexts,
        CancellationToken cancellationToken
    )
    {
        if (
            taskId.Split(':') is not [var asking, _]
            || !long.TryParse(asking, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
        {
            return null;
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context
            .Instances.Where(instance => instance.Id == id)
            .Select(instance => new
            {
                instance.CycleId,
                Cycle = context.Cycles.FirstOrDefault(cycle => cycle.InstanceId == instance.CycleId),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return
            found is null
            || (
                found.CycleId is not null
                && (found.Cycle is not { } cycle || !call.Permissions.MayReach(cycle.Code, cycle.Jurisdiction))
            )
            ? null
            : id;
    }

    private static ProblemAnswer NoTask(string taskId) =>
        ProblemAnswer.NotFound($"待完成的任务 {taskId}", $"open task {taskId}");
}
