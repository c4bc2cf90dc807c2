using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Jobs;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Jobs;

/// <summary>任务: the jobs, who runs them, what is scheduled; running, pausing and resuming them.</summary>
internal static class JobEndpoints
{
    /// <summary>Maps all of it, below <c>/jobs</c>.</summary>
    public static void MapJobs(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/jobs").WithTags("任务 jobs").RequireAuthorization(Permission.ReadJobs);
        group
            .MapGet("", ReadAsync)
            .WithName("readJobs")
            .WithSummary("任务、节点与已安排的唤醒 / jobs, nodes and scheduled wake-ups");
        group
            .MapPost("/{id}/run", RunAsync)
            .WithName("runJob")
            .WithSummary("立即执行 / run a job now")
            .RequireAuthorization(Permission.ManageJobs);
        group
            .MapPost("/{id}/pause", PauseAsync)
            .WithName("pauseJob")
            .WithSummary("暂停 / pause a job")
            .RequireAuthorization(Permission.ManageJobs);
        group
            .MapPost("/{id}/resume", ResumeAsync)
            .WithName("resumeJob")
            .WithSummary("恢复 / resume a job")
            .RequireAuthorization(Permission.ManageJobs);
    }

    private static ProblemAnswer Unknown => ProblemAnswer.NotFound("该任务", "such job");

    private static async Task<Ok<JobOverview>> ReadAsync(JobDesk jobs, CancellationToken cancellationToken) =>
        TypedResults.Ok(await jobs.ReadAsync(cancellationToken));

    private static async Task<Results<NoContent, ProblemAnswer>> RunAsync(
        string id,
        JobDesk jobs,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        if (!JobDesk.IsKnown(id))
            return Unknown;
        // The scheduler commits by itself: the line comes first, so that no run is without one.
        await log.AppendAsync(who, "job.run", id, cancellationToken);
        return jobs.Trigger(id) ? TypedResults.NoContent() : Unknown;
    }

    private static async Task<Results<NoContent, ProblemAnswer>> PauseAsync(
        string id,
        JobDesk jobs,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await jobs.PauseAsync(id, who.Account, cancellationToken, log.Line(who, "job.paused", id)) switch
        {
            null => Unknown,
            true => TypedResults.NoContent(),
            _ => ProblemAnswer.Conflict(
                "job-not-pausable",
                "此任务关系到期限与来件的处理，不能暂停。",
                "Deadlines and arrivals rest on this job; it cannot be paused."
            ),
        };

    private static async Task<Results<NoContent, ProblemAnswer>> ResumeAsync(
        string id,
        JobDesk jobs,
        OperatorLogWriter log,
        Operator who,
        CancellationToken cancellationToken
    ) =>
        await jobs.ResumeAsync(id, cancellationToken, log.Line(who, "job.resumed", id))
            ? TypedResults.NoContent()
            : Unknown;
}
