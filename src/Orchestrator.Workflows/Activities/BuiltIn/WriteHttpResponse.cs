using System.Text.Json.Nodes;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Answers the HTTP request that this instance is working on. Once the instance has waited for something else there
/// is nobody to answer: an incident.
/// </summary>
[Activity("Elsa.WriteHttpResponse", "HTTP", DisplayName = "HTTP回应", Description = "回应正在处理的HTTP请求。")]
public sealed class WriteHttpResponse : Activity
{
    /// <summary>By Elsa's name or as a number; 200 by default.</summary>
    [Input(DisplayName = "状态码", DefaultValue = "OK")]
    public Input<HttpStatus>? StatusCode { get; set; }

    /// <summary>The body: a text as it is, any other value as JSON; null: none.</summary>
    [Input(DisplayName = "内容", Description = "文字原样发送，其他值发送JSON。", UIHint = "multiline")]
    public Input<JsonNode>? Content { get; set; }

    /// <summary>The body's media type; null or blank: that of text or of JSON, as the content is.</summary>
    [Input(DisplayName = "内容类型", Options = ["", "text/plain", "text/html", "application/json", "application/xml"])]
    public Input<string>? ContentType { get; set; }

    /// <summary>Name to text, or list of texts.</summary>
    [Input(DisplayName = "回应头", Category = "Advanced")]
    public Input<JsonObject>? ResponseHeaders { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.Environment.Find<PendingHttpRequest>() is null)
        {
            throw new ActivityFaultException(
                "no-http-context",
                "The HTTP context was lost during workflow execution: there is no request to answer in this burst. "
                    + "Write the response before the workflow waits for anything else."
            );
        }

        var content = context.Get(Content);
        var type = context.Get(ContentType);
        if (string.IsNullOrWhiteSpace(type))
        {
            type =
                content is null ? null
                : Nodes.Text(content) is null ? "application/json"
                : "text/plain";
        }
        context.Send(
            new HttpResponseWritten(
                (int)context.Get(StatusCode),
                type,
                context.Get(ResponseHeaders) ?? [],
                content is null ? null : Nodes.Text(content) ?? content.ToJsonString(WorkflowJson.Options)
            )
        );
    }
}
