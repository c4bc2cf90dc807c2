using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Orchestrator.Server.Portals;
using Orchestrator.Server.Problems;
using Orchestrator.Workflows.Activities.BuiltIn;

namespace Orchestrator.Server.Automation;

/// <summary>
/// Reads a request into what an endpoint's activity gets. Bodies are bounded; files give their names and sizes, not
/// their bytes.
/// </summary>
internal static class RequestPayload
{
    private const int LargestBody = PortalSecurity.LargestBody;

    // Secrets of the session and the signature are nobody's data, and would be stored with the instance.
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Cookie,
        HeaderNames.Authorization,
        PortalHeaders.Signature,
        PortalHeaders.Nonce,
    };

    /// <summary>Reads a request once, within the bound of a portal's body.</summary>
    /// <returns>The payload, or the problem to answer with; never both.</returns>
    public static async Task<(JsonObject? Payload, ProblemAnswer? Problem)> ReadAsync(
        HttpContext http,
        string path,
        JsonObject routeData
    )
    {
        var request = http.Request;
        var body = await BodyAsync(http);
        if (body is null)
            return (null, ProblemHandling.Of(StatusCodes.Status413PayloadTooLarge));
        var payload = new JsonObject
        {
            [HttpRequestStimulus.Method] = request.Method,
            [HttpRequestStimulus.Path] = "/" + path,
            [HttpRequestStimulus.RouteData] = routeData,
            [HttpRequestStimulus.Query] = Values(request.Query),
            [HttpRequestStimulus.Headers] = Values(request.Headers.Where(header => !Secret.Contains(header.Key))),
            [HttpRequestStimulus.Length] = body.Length,
        };
        if (body.Length == 0)
            return (payload, null);
        if (request.HasFormContentType)
            return await FormAsync(request, body, payload);
        try
        {
            var text = Encoding.UTF8.GetString(body);
            payload[HttpRequestStimulus.Content] =
                request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
                    ? JsonNode.Parse(text)
                    : JsonValue.Create(text);
            return (payload, null);
        }
        catch (JsonException problem)
        {
            return (
                null,
                ProblemAnswer.Invalid(
                    "$",
                    $"第{problem.LineNumber + 1}行不是合法的JSON",
                    $"line {problem.LineNumber + 1} is not valid JSON"
                )
            );
        }
    }

    private static async Task<(JsonObject? Payload, ProblemAnswer? Problem)> FormAsync(
        HttpRequest request,
        byte[] body,
        JsonObject payload
    )
    {
        request.Body = new MemoryStream(body);
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            payload[HttpRequestStimulus.Content] = Values(form);
            payload[HttpRequestStimulus.Files] = new JsonArray([
                .. form.Files.Select(file => new JsonObject
                {
                    ["name"] = file.Name,
                    ["fileName"] = Path.GetFileName(file.FileName),
                    ["contentType"] = file.ContentType,
                    [HttpRequestStimulus.Length] = file.Length,
                }),
            ]);
            return (payload, null);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            return (null, ProblemAnswer.Invalid("$", "表单无法读取", "the form cannot be read"));
        }
    }

    /// <summary>Null: too large.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<PortalCall>() is { } call)
            return call.Body;
        if (http.Request.ContentLength > LargestBody)
            return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[16_384];
        for (int read; (read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0; )
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), http.RequestAborted);
            if (buffer.Length > LargestBody)
                return null;
        }

        return buffer.ToArray();
    }

    private static JsonObject Values(IEnumerable<KeyValuePair<string, StringValues>> pairs) =>
        new(
            pairs.Select(pair =>
                KeyValuePair.Create<string, JsonNode?>(
                    pair.Key,
                    pair.Value.Count == 1
                        ? JsonValue.Create(pair.Value[0])
                        : new JsonArray([.. pair.Value.Select(value => JsonValue.Create(value))])
                )
            )
        );
}
