using System.Text.Json.Nodes;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Sends an HTTP request through the outbox and waits for its answer, which comes back as a stimulus.</summary>
public abstract class SendHttpRequestBase : Activity
{
    /// <summary>Absolute; a host that the server may not call is an incident.</summary>
    [Input(DisplayName = "网址", IsRequired = true, Order = 0)]
    public Input<Uri>? Url { get; set; }

    /// <summary>GET by default.</summary>
    [Input(
        DisplayName = "方法",
        DefaultValue = "GET",
        Options = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"],
        Order = 1
    )]
    public Input<string>? Method { get; set; }

    /// <summary>
    /// The body: a text as it is, any other value as JSON. Not sent without a <see cref="ContentType"/>.
    /// </summary>
    [Input(DisplayName = "内容", UIHint = "multiline", Order = 2)]
    public Input<JsonNode>? Content { get; set; }

    /// <summary>The body's media type; null or blank: no body is sent.</summary>
    [Input(
        DisplayName = "内容类型",
        Options = [
            "",
            "text/plain",
            "text/html",
            "application/json",
            "application/xml",
            "application/x-www-form-urlencoded",
        ],
        Order = 3
    )]
    public Input<string>? ContentType { get; set; }

    /// <summary>The Authorization header as a whole; null or blank: none.</summary>
    [Input(DisplayName = "Authorization头", Category = "Security", Order = 4)]
    public Input<string>? Authorization { get; set; }

    /// <summary>Read for Elsa's sake: without effect, the header is sent as it is given.</summary>
    [Input(DisplayName = "不检查Authorization头", Category = "Security", Order = 5)]
    public Input<bool>? DisableAuthorizationHeaderValidation { get; set; }

    /// <summary>Name to text, or list of texts.</summary>
    [Input(DisplayName = "请求头", Category = "Advanced", Order = 6)]
    public Input<JsonObject>? RequestHeaders { get; set; }

    /// <summary>
    /// True: what may pass (no connection, no answer in time, 429, 5xx …) is tried again before it is told.
    /// </summary>
    [Input(
        DisplayName = "失败时重试",
        Description = "连接失败、超时和429、5xx等状态也重试。",
        Category = "Advanced",
        Order = 7
    )]
    public Input<bool>? EnableResiliency { get; set; }

    /// <summary>The answer's status code.</summary>
    [Output(DisplayName = "状态码")]
    public Output<int>? StatusCode { get; set; }

    /// <summary>The answer's body: parsed JSON, or the text.</summary>
    [Output(DisplayName = "内容")]
    public Output<JsonNode>? ParsedContent { get; set; }

    /// <summary>The answer's headers: name to list of texts.</summary>
    [Output(DisplayName = "回应头")]
    public Output<JsonNode>? ResponseHeaders { get; set; }

    /// <summary>The whole answer: <c>{statusCode, headers, content}</c>.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    /// <summary>What is wrong with the headers, when they are known before it runs.</summary>
    internal string? HeaderProblem =>
        RequestHeaders is { Compiled: { IsConstant: true } known }
            ? Runtime.RequestHeaders.Problem(known.Constant)
            : null;

    protected internal override void Execute(ActivityContext context)
    {
        var headers = context.Get(RequestHeaders) ?? [];
        if (Runtime.RequestHeaders.Problem(headers) is { } problem)
            throw new ActivityFaultException("bad-header", problem);
        if (context.Get(Authorization) is { } authorization && !string.IsNullOrWhiteSpace(authorization))
            headers[nameof(Authorization)] = authorization;
        var content = context.Get(Content);
        var type = context.Get(ContentType);
        context.Send(
            new HttpRequestAsked(
                context.ActivityInstanceId,
                context.Get(Url)?.OriginalString ?? "",
                context.Get(Method) ?? "GET"
            )
            {
                Headers = headers,
                Content =
                    content is null || string.IsNullOrWhiteSpace(type)
                        ? null
                        : Nodes.Text(content) ?? content.ToJsonString(WorkflowJson.Options),
                ContentType = type,
                Retries = context.Get(EnableResiliency),
            }
        );
        context.Wait(HttpRequestAsked.AnsweredName);
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var answer = stimulus.Payload ?? [];
        switch ((string?)answer["error"])
        {
            case HttpRequestAsked.Denied:
                throw new ActivityFaultException("http-denied", (string?)answer["reason"] ?? "The request was denied.");
            case HttpRequestAsked.TimedOut:
                TimedOut(context);
                return;
            case not null:
                Unreachable(context);
                return;
        }

        var code = (int)(Nodes.AsDecimal(answer["statusCode"]) ?? 0);
        context.Set(StatusCode, code);
        context.Set(ResponseHeaders, answer["headers"]!);
        context.Set(ParsedContent, answer["content"]!);
        context.Set(Result, answer);
        Answered(context, code);
    }

    /// <summary>An answer came, whatever its status.</summary>
    private protected abstract void Answered(ActivityContext context, int statusCode);

    /// <summary>No connection could be made.</summary>
    private protected abstract void Unreachable(ActivityContext context);

    /// <summary>No answer came in time.</summary>
    private protected abstract void TimedOut(ActivityContext context);
}
