using System.Text.Json.Nodes;
using Orchestrator.Desk.Json;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Work;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Automation;

/// <summary>Serves a request to a workflow: finds who takes it, lets in who may, runs it as one unit of work, answers.</summary>
internal sealed class WorkflowRequests(
    EndpointFinder endpoints,
    EndpointAccess access,
    UnitOfWork units,
    IWorkStore store
)
{
    private const string CorrelationHeader = "X-Correlation-Id";

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Answers within the endpoint's own limit, 30 seconds at most; who may not call a path is not told that it exists.
    /// </summary>
    public async Task<IResult> ServeAsync(HttpContext http, string path)
    {
        AnswerHeaders.Protect(http.Response);
        // Who is nobody is not told which paths there are.
        if (http.User.Identity is not { IsAuthenticated: true } && !EndpointAccess.IsSigned(http.Request))
            return ProblemHandling.Of(StatusCodes.Status401Unauthorized);
        var correlation = http.Request.Headers[CorrelationHeader].FirstOrDefault()
            ?? http.Request.Query["correlationId"].FirstOrDefault();
        if (correlation is { Length: > WorkflowState.LongestCorrelationId })
        {
            return ProblemAnswer.Invalid(
                CorrelationHeader,
                $"关联号至多{WorkflowState.LongestCorrelationId}个字符。",
                $"a correlation id has at most {WorkflowState.LongestCorrelationId} characters."
            );
        }
        var found = await endpoints.FindAsync(http.Request.Method, path, correlation, http.RequestAborted);
        if (found.Count == 0)
        {
            return ProblemAnswer.NotFound(
                $"接收 {http.Request.Method} {WorkflowEndpoints.Base}/{path} 的流程",
                $"workflow that takes {http.Request.Method} {WorkflowEndpoints.Base}/{path}"
            );
        }

        // Who may not call an endpoint is told nothing about how many wait behind it.
        var terms = found.Select(one => EndpointTerms.Of(one.Plan, one.Endpoint)).Distinct().ToList();
        foreach (var each in terms)
        {
            if (await access.CheckAsync(http, each) is { } refused)
                return refused;
        }

        if (found.Count > 1)
        {
            return ProblemAnswer.Conflict(
                "ambiguous",
                "有多个流程等待这个请求，请用关联号（X-Correlation-Id）指明。",
                "Several workflows wait for this request; name one by its correlation id (X-Correlation-Id)."
            );
        }
        var (payload, problem) = await RequestPayload.ReadAsync(http, path, found[0].RouteData);
        return problem
            ?? await RunAsync(http, found[0], payload!, correlation, terms[0].Timeout?.ToTimeSpan() ?? LongestRun);
    }

    private async Task<IResult> RunAsync(
        HttpContext http,
        WaitingEndpoint endpoint,
        JsonObject payload,
        string? correlation,
        TimeSpan longest
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(longest < LongestRun ? longest : LongestRun);
        try
        {
            var now = await store.ReadClockAsync(limit.Token);
            var stimulus = new Stimulus(endpoint.StimulusName, payload)
            {
                ActivityInstanceId = endpoint.ActivityInstanceId,
            };
            WorkItem item = endpoint.Trigger is { } trigger
                ? new WorkflowStart(trigger.VersionId, now)
                {
                    TriggerActivityId = trigger.Trigger.ActivityId,
                    Trigger = stimulus,
                    CorrelationId = correlation,
                    AwaitsResponse = true,
                }
                : new StimulusItem(endpoint.InstanceId, stimulus, now) { FromOutside = true, AwaitsResponse = true };
            return AnswerTo((await units.RunAsync([item], limit.Token))[0]);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return new ProblemAnswer(
                StatusCodes.Status504GatewayTimeout,
                "workflow-timeout",
                "流程没有在时限内处理完这个请求，未做任何更改。",
                "The workflow did not deal with this request in time; nothing was changed."
            );
        }
        catch (WorkConflictException)
        {
            return ProblemAnswer.Conflict(
                "conflict",
                "流程同时被其他操作更改，请重试。",
                "The workflow was changed by somebody else at the same moment; try again."
            );
        }
    }

    private static IResult AnswerTo(WorkOutcome outcome)
    {
        if (outcome.Failure is not null)
            return ProblemHandling.Of(StatusCodes.Status500InternalServerError);
        if (outcome.Refusal is { } refusal)
        {
            return ProblemAnswer.Refused(refusal) with
            {
                Status = refusal.Code switch
                {
                    "request-too-large" => StatusCodes.Status413PayloadTooLarge,
                    "unsupported-file" => StatusCodes.Status415UnsupportedMediaType,
                    "not-expected" or "finished" => StatusCodes.Status409Conflict,
                    _ => StatusCodes.Status422UnprocessableEntity,
                },
            };
        }

        if (outcome.Response is { } response)
            return new WorkflowResponse(response);
        return outcome.SubStatus == WorkflowSubStatus.Faulted
            ? new ProblemAnswer(
                StatusCodes.Status500InternalServerError,
                "workflow-faulted",
                "流程执行出错，请在流程实例中查看原因。",
                "The workflow faulted; its instance tells why."
            )
            : Results.Json(
                new
                {
                    workflowInstanceId = outcome.InstanceId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    status = outcome.Status.ToString(),
                },
                JsonFormat.Options
            );
    }
}
