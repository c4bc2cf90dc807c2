using System.Text.Json.Nodes;
using Orchestrator.Workflows.Json;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// Waits for an HTTP request, or starts an instance with one. What a request brings is in
/// <see cref="HttpRequestStimulus"/>.
/// </summary>
[Activity(
    "Elsa.HttpEndpoint",
    "HTTP",
    DisplayName = "HTTP入口",
    Description = "等待给定路径和方法的HTTP请求。",
    Kind = "Trigger"
)]
public sealed class HttpEndpoint : Activity
{
    private const string RequestTooLarge = "Request too large";
    private const string FileTooLarge = "File too large";
    private const string InvalidExtension = "Invalid file extension";
    private const string InvalidMimeType = "Invalid file MIME type";

    /// <summary>Below <c>/workflows/</c>, with parameters in braces, e.g. <c>orders/{id}</c>.</summary>
    [Input(DisplayName = "路径", Description = "在/workflows/之下，可含{参数}。", IsRequired = true)]
    public Input<string>? Path { get; set; }

    /// <summary>The HTTP methods it takes; none given: GET.</summary>
    [Input(DisplayName = "方法", Options = ["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH"])]
    public Input<IReadOnlyList<string>>? SupportedMethods { get; set; }

    /// <summary>True: only signed-in people and portals that sign; false, the default, cannot be published.</summary>
    [Input(DisplayName = "需要登录", Description = "控制台会话或门户签名；不勾选则不能发布。", Category = "Security")]
    public Input<bool>? Authorize { get; set; }

    /// <summary>
    /// A role's code, <c>portal</c> or <c>portal:CODE</c>; null: anybody who is signed in, or any portal.
    /// </summary>
    [Input(
        DisplayName = "策略",
        Description = "角色代码、portal或portal:门户代码；空表示任何已登录者或门户。",
        Category = "Security"
    )]
    public Input<string>? Policy { get; set; }

    /// <summary>The longest that answering a request may take; null: the server's bound.</summary>
    [Input(DisplayName = "处理时限", Category = "Upload")]
    public Input<TimeSpan?>? RequestTimeout { get; set; }

    /// <summary>In bytes, of the whole body; null: the server's bound.</summary>
    [Input(DisplayName = "请求大小上限（字节）", Category = "Upload")]
    public Input<long?>? RequestSizeLimit { get; set; }

    /// <summary>In bytes, of each file; null: the server's bound.</summary>
    [Input(DisplayName = "单个文件大小上限（字节）", Category = "Upload")]
    public Input<long?>? FileSizeLimit { get; set; }

    /// <summary>With the dot, in any case; null or empty: all but the blocked ones.</summary>
    [Input(DisplayName = "允许的扩展名", Category = "Upload")]
    public Input<IReadOnlyList<string>>? AllowedFileExtensions { get; set; }

    /// <summary>With the dot, in any case; looked at after the allowed ones. Null or empty: none.</summary>
    [Input(DisplayName = "禁止的扩展名", Category = "Upload")]
    public Input<IReadOnlyList<string>>? BlockedFileExtensions { get; set; }

    /// <summary>As the sender states them, in any case; null or empty: all.</summary>
    [Input(DisplayName = "允许的文件类型", Category = "Upload")]
    public Input<IReadOnlyList<string>>? AllowedMimeTypes { get; set; }

    /// <summary>
    /// True: a request that is too large goes on by an arrow of its own; false: its sender is refused.
    /// </summary>
    [Input(DisplayName = "提供“请求过大”结果", Category = "Outcomes")]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    /// <summary>True: a file that is too large goes on by an arrow of its own; false: its sender is refused.</summary>
    [Input(DisplayName = "提供“文件过大”结果", Category = "Outcomes")]
    public bool ExposeFileTooLargeOutcome { get; set; }

    /// <summary>
    /// True: an extension that is not allowed goes on by its own arrow; false: its sender is refused.
    /// </summary>
    [Input(DisplayName = "提供“扩展名不允许”结果", Category = "Outcomes")]
    public bool ExposeInvalidFileExtensionOutcome { get; set; }

    /// <summary>True: a file type that is not allowed goes on by its own arrow; false: its sender is refused.</summary>
    [Input(DisplayName = "提供“文件类型不允许”结果", Category = "Outcomes")]
    public bool ExposeInvalidFileMimeTypeOutcome { get; set; }

    /// <summary>The whole request, as <see cref="HttpRequestStimulus"/> describes it.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    /// <summary>
    /// Parsed JSON, the fields of a form, or the text; null without a body, and when a bound was passed.
    /// </summary>
    [Output(DisplayName = "内容")]
    public Output<JsonNode>? ParsedContent { get; set; }

    /// <summary>Name, type and size of each file of a form, never its bytes; empty without files.</summary>
    [Output(DisplayName = "文件")]
    public Output<JsonNode>? Files { get; set; }

    /// <summary>The first of <see cref="Files"/>; null when there is none.</summary>
    [Output(DisplayName = "第一个文件")]
    public Output<JsonNode>? File { get; set; }

    /// <summary>The path's parameters, name to text.</summary>
    [Output(DisplayName = "路径参数")]
    public Output<JsonNode>? RouteData { get; set; }

    /// <summary>Name to text, or list of texts when it was given several times.</summary>
    [Output(DisplayName = "查询参数")]
    public Output<JsonNode>? QueryStringData { get; set; }

    /// <summary>Name to text, or list of texts when it was given several times.</summary>
    [Output(DisplayName = "请求头")]
    public Output<JsonNode>? Headers { get; set; }

    /// <summary>The stimuli of its methods.</summary>
    public static IEnumerable<string> StimulusNames(IReadOnlyList<string>? methods, string path) =>
        (methods is { Count: > 0 } ? methods : ["GET"]).Select(text => HttpRequestStimulus.Name(text, path));

    protected internal override void Execute(ActivityContext context)
    {
        if (context is { IsTrigger: true, Burst.Trigger: { } trigger })
        {
            Resume(context, trigger);
            return;
        }

        if (context.IsTrigger)
            return;
        foreach (var name in StimulusNames(context.Get(SupportedMethods), context.Get(Path) ?? ""))
            context.Wait(name);
    }

    protected internal override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var request = stimulus.Payload ?? [];
        context.Set(Result, request);
        context.Set(RouteData, request[HttpRequestStimulus.RouteData]!);
        context.Set(QueryStringData, request[HttpRequestStimulus.Query]!);
        context.Set(Headers, request[HttpRequestStimulus.Headers]!);
        var files = request[HttpRequestStimulus.Files] as JsonArray ?? [];
        if (!IsAcceptable(context, request, files))
            return;
        context.Set(ParsedContent, request[HttpRequestStimulus.Content]!);
        context.Set(Files, files);
        context.Set(File, files.Count > 0 ? files[0]! : null!);
        context.Complete();
    }

    private bool IsAcceptable(ActivityContext context, JsonObject request, JsonArray files)
    {
        if (context.Get(RequestSizeLimit) is { } most && Nodes.AsDecimal(request[HttpRequestStimulus.Length]) > most)
        {
            return Turn(
                context,
                ExposeRequestTooLargeOutcome,
                RequestTooLarge,
                "request-too-large",
                $"请求超过{most}字节",
                $"The maximum request size allowed is {most} bytes"
            );
        }
        if (
            context.Get(FileSizeLimit) is { } largest
            && files.Any(json => Nodes.AsDecimal(json![HttpRequestStimulus.Length]) > largest)
        )
        {
            return Turn(
                context,
                ExposeFileTooLargeOutcome,
                FileTooLarge,
                "request-too-large",
                $"文件超过{largest}字节",
                $"The maximum file size allowed is {largest} bytes"
            );
        }
        var (allowed, blocked, types) = (
            context.Get(AllowedFileExtensions),
            context.Get(BlockedFileExtensions),
            context.Get(AllowedMimeTypes)
        );
        var extensions = files.Select(json => System.IO.Path.GetExtension((string?)json!["fileName"]) ?? "").ToList();
        if (
            allowed is { Count: > 0 }
            && extensions.Exists(text => !allowed.Contains(text, StringComparer.OrdinalIgnoreCase))
        )
        {
            return Turn(
                context,
                ExposeInvalidFileExtensionOutcome,
                InvalidExtension,
                "unsupported-file",
                $"只允许扩展名{string.Join("、", allowed)}",
                $"Only these file extensions are allowed: {string.Join(", ", allowed)}"
            );
        }
        if (
            blocked is { Count: > 0 }
            && extensions.Exists(text => blocked.Contains(text, StringComparer.OrdinalIgnoreCase))
        )
        {
            return Turn(
                context,
                ExposeInvalidFileExtensionOutcome,
                InvalidExtension,
                "unsupported-file",
                $"不允许扩展名{string.Join("、", blocked)}",
                $"These file extensions are not allowed: {string.Join(", ", blocked)}"
            );
        }
        if (
            types is { Count: > 0 }
            && files.Any(json => !types.Contains((string?)json!["contentType"] ?? "", StringComparer.OrdinalIgnoreCase))
        )
        {
            return Turn(
                context,
                ExposeInvalidFileMimeTypeOutcome,
                InvalidMimeType,
                "unsupported-file",
                $"只允许文件类型{string.Join("、", types)}",
                $"Only these file types are allowed: {string.Join(", ", types)}"
            );
        }
        return true;
    }

    /// <summary>An exposed outcome goes on by its arrow; else the sender is refused and nothing happened.</summary>
    private static bool Turn(
        ActivityContext context,
        bool exposed,
        string outcome,
        string code,
        string chinese,
        string english
    )
    {
        if (exposed)
            context.Complete(outcome);
        else
            context.Refuse(new Refusal(code, $"{chinese}。", $"{english}."));
        return false;
    }
}
