using System.Globalization;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Sends an HTTP request and follows the arrow of its status code.</summary>
[Activity(
    "Elsa.FlowSendHttpRequest",
    "HTTP",
    DisplayName = "HTTP请求（流程图）",
    Description = "发送HTTP请求，按状态码走连线。",
    Kind = "Task"
)]
[Outcomes("Done=完成", "Unmatched status code=其他状态码", "Failed to connect=无法连接", "Timeout=超时")]
public sealed class FlowSendHttpRequest : SendHttpRequestBase
{
    /// <summary>
    /// Each has an outcome of its number, any other the outcome Unmatched status code; empty: only Done.
    /// </summary>
    [Input(DisplayName = "预期的状态码", DefaultValue = "[200]", UIHint = "multitext", Order = 5.1f)]
    public Input<IReadOnlyList<int>>? ExpectedStatusCodes { get; set; }

    private protected override void Answered(ActivityContext context, int statusCode)
    {
        var expected = context.Get(ExpectedStatusCodes) ?? [];
        if (expected.Count == 0)
        {
            context.Complete("Done");
        }
        else
        {
            context.Complete(
                expected.Contains(statusCode)
                    ? statusCode.ToString(CultureInfo.InvariantCulture)
                    : "Unmatched status code",
                "Done"
            );
        }
    }

    private protected override void Unreachable(ActivityContext context) => context.Complete("Failed to connect");

    private protected override void TimedOut(ActivityContext context) => context.Complete("Timeout");
}
