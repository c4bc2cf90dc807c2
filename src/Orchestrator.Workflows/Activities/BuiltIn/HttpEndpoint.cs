using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Waits for an HTTP request, or starts an instance with one.</summary>
[Activity("Elsa.HttpEndpoint", "HTTP", DisplayName = "HTTP入口", Description = "等待给定路径和方法的HTTP请求。", Kind = "Trigger")]
public sealed class HttpEndpoint : Activity
{
    [Input(DisplayName = "路径", IsRequired = true)]
    public Input<string>? Path { get; set; }

    [Input(DisplayName = "方法", Options = ["GET", "POST", "PUT", "DELETE", "PATCH"])]
    public Input<IReadOnlyList<string>>? SupportedMethods { get; set; }

    [Input(DisplayName = "需要登录")]
    public Input<bool>? Authorize { get; set; }

    [Input(DisplayName = "策略")]
    public Input<string>? Policy { get; set; }

    [Output]
    public Output<JsonNode>? Result { get; set; }

    [Output]
    public Output<JsonNode>? ParsedContent { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.IsTrigger)
            return;
        foreach (var method in context.Get(SupportedMethods) is { Count: > 0 } methods ? methods : ["GET"])
            context.Wait(StimulusName(method, context.Get(Path) ?? ""));
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Set(Result, stimulus.Payload!);
        context.Set(ParsedContent, stimulus.Payload?["content"]!);
        context.Complete();
    }

    /// <summary>The stimulus that a request gives: <c>http GET /path</c>.</summary>
    public static string StimulusName(string method, string path) =>
        $"http {method.ToUpperInvariant()} /{path.Trim('/').ToLowerInvariant()}";
}
