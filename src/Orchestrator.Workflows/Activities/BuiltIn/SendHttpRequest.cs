using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Sends an HTTP request and runs the activity of its status code.</summary>
[Activity(
    "Elsa.SendHttpRequest",
    "HTTP",
    DisplayName = "HTTP请求",
    Description = "发送HTTP请求，按状态码执行活动。",
    Kind = "Task"
)]
public sealed class SendHttpRequest : SendHttpRequestBase
{
    /// <summary>Status codes with the activity that each runs.</summary>
    [Input(DisplayName = "预期的状态码", UIHint = "http-status-codes", Order = 5.1f)]
    public IReadOnlyList<HttpStatusCase> ExpectedStatusCodes { get; set; } = [];

    /// <summary>Runs when the answer has none of the expected status codes; null: the request completes.</summary>
    public Activity? UnmatchedStatusCode { get; set; }

    /// <summary>Runs when no connection could be made; null: the request completes.</summary>
    public Activity? FailedToConnect { get; set; }

    /// <summary>Runs when no answer came in time; null: the request completes.</summary>
    public Activity? Timeout { get; set; }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        context.Complete();

    private protected override void Answered(ActivityContext context, int statusCode)
    {
        var match = ExpectedStatusCodes.FirstOrDefault(statusCase => statusCase.StatusCode == statusCode);
        Go(context, match is null ? UnmatchedStatusCode : match.Activity);
    }

    private protected override void Unreachable(ActivityContext context) => Go(context, FailedToConnect);

    private protected override void TimedOut(ActivityContext context) => Go(context, Timeout);

    private static void Go(ActivityContext context, Activity? next)
    {
        if (next is null)
            context.Complete();
        else
            context.Schedule(next);
    }
}
