using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Engine.Jobs;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Server.Problems;
using Orchestrator.Server.Sessions;

namespace Orchestrator.Server.Jobs;

/// <summary>任务: the jobs, who runs them, what is scheduled; running, pausing and resuming them.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/jobs").WithTags("任务 jobs").RequireAuthorization(Permission.ReadJobs);
        group.MapGet("", ReadAsync).WithName("readJobs").WithSummary("任务、节点与已安排的唤醒 / jobs, nodes and scheduled wake-ups");
        group.MapPost("/{id}/run", RunAsync).WithName("runJob").WithSummary("立即执行 / run a job now").RequireAuthorization(Permission.ManageJobs);
        group.MapPost("/{id}/pause", PauseAsync).WithName("pauseJob").WithSummary("暂停 / pause a job").RequireAuthorization(Permission.ManageJobs);
        group.MapPost("/{id}/resume", ResumeAsync).WithName("resumeJob").WithSummary("恢复 / resume a job").RequireAuthorization(Permission.ManageJobs);
    }

    private static ProblemAnswer Unknown => ProblemAnswer.NotFound("该任务", "such job");

    private static async Task<Ok<JobOverview>> ReadAsync(JobDesk jobs, CancellationToken cancellation) => TypedResults.Ok(await jobs.ReadAsync(cancellation));

    private static async Task<Results<NoContent, ProblemAnswer>> RunAsync(string id, JobDesk jobs, OperatorLogWriter log, ClaimsPrincipal who)
    {
        if (!jobs.Trigger(id)) return Unknown;
        // Once it is queued the log says so, whether the caller waits or not.
        await log.AppendAsync(who, "job.run", id, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemAnswer>> PauseAsync(string id, JobDesk jobs, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (await jobs.PauseAsync(id, who.Account, cancellation) is not { } paused) return Unknown;
        if (!paused)
            return ProblemAnswer.Conflict("job-not-pausable", "此任务关系到期限与来件的处理，不能暂停。", "Deadlines and arrivals rest on this job; it cannot be paused.");
        await log.AppendAsync(who, "job.paused", id, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemAnswer>> ResumeAsync(string id, JobDesk jobs, OperatorLogWriter log, ClaimsPrincipal who, CancellationToken cancellation)
    {
        if (!await jobs.ResumeAsync(id, cancellation)) return Unknown;
        await log.AppendAsync(who, "job.resumed", id, CancellationToken.None);
        return TypedResults.NoContent();
    }
}
