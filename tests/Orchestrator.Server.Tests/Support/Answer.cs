using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Server.Tests.Support;

/// <summary>An HTTP answer, read whole.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonNode? Json { get; } = Parse(Text);

    /// <summary>The code of a problem; null when it is none.</summary>
    public string? Problem =>
        ContentType == "application/problem+json"
            ? ((string?)Json!["type"])!["urn:orchestrator:problem:".Length..]
            : null;

    public string Detail => (string?)Json?["detail"] ?? "";

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                (int)response.StatusCode,
                await response.Content.ReadAsStringAsync(),
                response.Headers,
                response.Content.Headers.ContentType?.MediaType
            );
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
