using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Network;
using Orchestrator.Storage.Texts;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Automation;

/// <summary>
/// Sends the requests of workflows: to allowed hosts alone, to no private address unless that is allowed too, without
/// redirects, cookies or a proxy, within a bounded time, reading a bounded answer.
/// </summary>
[SuppressMessage(
    "Reliability",
    "CA2000",
    Justification = "The client owns its handler and lives as long as the process."
)]
public sealed class RequestDelivery(RequestOptions options) : IDisposable
{
    /// <summary>An answer is wrapped before it is stored, and a stored text may be 64 levels deep.</summary>
    private const int MostLevels = 32;

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) =>
                PublicConnection.OpenAsync(context, options.AllowPrivateAddresses, cancellationToken),
        }
    );

    /// <summary>Sends one request.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="key">Idempotency key; a repeat has the same.</param>
    /// <param name="cancellationToken">Cancels; also the attempt's time-out.</param>
    internal async Task<RequestResult> SendAsync(
        HttpRequestAsked asked,
        string key,
        CancellationToken cancellationToken
    )
    {
        if (
            !Uri.TryCreate(asked.Url, UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https")
            || url.UserInfo.Length > 0
        )
        {
            return Denied("The address must be an absolute http or https URL without credentials.");
        }
        if (!options.Allows(url))
        {
            return Denied(
                $"The host {url.Authority} is not among the hosts that workflows may call (Requests:AllowedHosts)."
            );
        }
        if (RequestHeaders.Problem(asked.Headers) is { } problem)
            return Denied(problem);
        if (Request(asked, url, key) is not { } request)
            return Denied("The method, a header or the content type is not valid.");
        try
        {
            using (request)
            {
                using var response = await _client.SendAsync(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    cancellationToken
                );
                return await AnswerAsync(response, cancellationToken);
            }
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            return Denied(
                $"The host {url.Authority} lies in a private network, which workflows may not call (Requests:AllowPrivateAddresses)."
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new RequestResult(
                Failed(
                    HttpRequestAsked.Unreachable,
                    (exception as HttpRequestException)?.HttpRequestError.ToString() ?? "the connection broke"
                ),
                MayPass: true
            );
        }
    }

    /// <summary>Closes the connections; requests under way fail.</summary>
    public void Dispose() => _client.Dispose();

    /// <summary>The answer of an attempt that took too long.</summary>
    internal static RequestResult TimedOut() =>
        new(Failed(HttpRequestAsked.TimedOut, "no answer in time"), MayPass: true);

    private static HttpRequestMessage? Request(HttpRequestAsked asked, Uri url, string key)
    {
        HttpRequestMessage? request = null;
        try
        {
            request = new HttpRequestMessage(new HttpMethod(asked.Method), url);
            if (asked.Content is { } content)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
                request.Content.Headers.Add(
                    "Content-Type",
                    asked.ContentType!.Contains("charset", StringComparison.OrdinalIgnoreCase)
                        ? asked.ContentType
                        : asked.ContentType + "; charset=utf-8"
                );
            }

            foreach (var (name, value) in asked.Headers)
            {
                var values = RequestHeaders.Texts(value);
                if (!request.Headers.TryAddWithoutValidation(name, values))
                    request.Content?.Headers.TryAddWithoutValidation(name, values);
            }

            request.Headers.TryAddWithoutValidation(RequestHeaders.IdempotencyKey, key);
            return request;
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            request?.Dispose();
            return null;
        }
    }

    private async Task<RequestResult> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[options.LargestAnswer + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > options.LargestAnswer)
            return Denied($"The answer is longer than {options.LargestAnswer} bytes.");
        if (FindUnstorable(response, buffer.AsSpan(0, length)) is { } why)
            return Denied($"The answer cannot be stored: {why}");
        var headers = new JsonObject();
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            headers[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        var answer = new JsonObject
        {
            ["statusCode"] = (int)response.StatusCode,
            ["headers"] = headers,
            ["content"] = Content(response, buffer.AsSpan(0, length)),
        };
        return new RequestResult(
            answer,
            response.StatusCode
                is HttpStatusCode.RequestTimeout
                    or HttpStatusCode.Conflict
                    or HttpStatusCode.TooManyRequests
                    or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
        );
    }

    /// <summary>
    /// An answer becomes part of the workflow's state: what cannot be stored there is told as such, instead of being
    /// asked for again. What calls itself JSON and is not is passed on as text.
    /// </summary>
    private static string? FindUnstorable(HttpResponseMessage response, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
            return "it has the character U+0000.";
        return IsJson(response) && !bytes.IsEmpty && JsonCheck.Find(bytes, MostLevels) is { IsMalformed: false } fault
            ? $"{fault.Path} {fault.English}"
            : null;
    }

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private static JsonNode? Content(HttpResponseMessage response, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;
        var text = Encoding.UTF8.GetString(bytes);
        if (!IsJson(response))
            return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static RequestResult Denied(string reason) => new(Failed(HttpRequestAsked.Denied, reason), MayPass: false);

    private static JsonObject Failed(string error, string reason) => new() { ["error"] = error, ["reason"] = reason };
}
