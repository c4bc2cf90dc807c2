using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>A request as it waits in the outbox: <c>{run, url, method, headers, content, contentType, retries}</c>.</summary>
internal static class RequestJson
{
    private const int LongestDestination = 320;

    public static OutboxMessage Row(LiveInstance from, HttpRequestAsked asked, Instant at) =>
        new()
        {
            Kind = OutboxKind.Request,
            Key = from.NextKey(),
            InstanceId = from.Id,
            Destination = HostOf(asked.Url),
            Payload = new JsonObject
            {
                ["run"] = asked.ActivityInstanceId,
                ["url"] = asked.Url,
                ["method"] = asked.Method,
                ["headers"] = asked.Headers.DeepClone(),
                ["content"] = asked.Content,
                ["contentType"] = asked.ContentType,
                ["retries"] = asked.Retries,
            }.ToJsonString(EngineJson.Options),
            CreatedAt = at,
            NotBefore = at,
        };

    public static HttpRequestAsked Read(OutboxMessage message)
    {
        var json = JsonNode.Parse(message.Payload)!.AsObject();
        return new HttpRequestAsked((string)json["run"]!, (string)json["url"]!, (string)json["method"]!)
        {
            Headers = json["headers"] as JsonObject ?? [],
            Content = (string?)json["content"],
            ContentType = (string?)json["contentType"],
            Retries = (bool)json["retries"]!,
        };
    }

    /// <summary>The stimulus that brings an answer back; its key follows from the request's, so that a repeat adds nothing.</summary>
    public static OutboxMessage Answer(OutboxMessage request, string run, JsonObject answer, Instant at) =>
        new()
        {
            Kind = OutboxKind.Stimulus,
            Key = request.Key + "-answer",
            InstanceId = request.InstanceId,
            Destination = request.InstanceId.ToString()!,
            Payload = StimulusJson.Write(
                new Stimulus(HttpRequestAsked.AnsweredName, answer) { ActivityInstanceId = run },
                at
            ),
            CreatedAt = at,
            NotBefore = at,
        };

    private static string HostOf(string url)
    {
        var host = Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.Authority : "?";
        return host.Length <= LongestDestination ? host : host[..LongestDestination];
    }
}
