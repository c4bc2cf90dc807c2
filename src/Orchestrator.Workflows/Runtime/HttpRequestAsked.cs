using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Runtime;

/// <summary>An HTTP request to send; its answer comes back to the run as the stimulus <see cref="AnsweredName"/>.</summary>
/// <param name="ActivityInstanceId">The run that waits for the answer.</param>
/// <param name="Url">As the definition gives it.</param>
/// <param name="Method">E.g. <c>GET</c>.</param>
public sealed record HttpRequestAsked(string ActivityInstanceId, string Url, string Method) : OutgoingMessage
{
    /// <summary>Payload: <c>{statusCode, headers, content}</c>, or <c>{error, reason}</c> with one of the errors below.</summary>
    public const string AnsweredName = "http.answered";

    /// <summary>The host is not one that this server may call: an incident.</summary>
    public const string Denied = "denied";

    /// <summary>No connection could be made.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>No answer came in time.</summary>
    public const string TimedOut = "timeout";

    /// <summary>Name to text, or list of texts. May hold secrets: never logged.</summary>
    public JsonObject Headers { get; init; } = [];

    /// <summary>The body; null: none.</summary>
    public string? Content { get; init; }

    /// <summary>The body's media type; null without a body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether failures that may pass are tried again before they are told.</summary>
    public bool Retries { get; init; }
}
