using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine;

namespace Orchestrator.Benchmarks.Http;

/// <summary>A portal that signs each event.</summary>
internal sealed class SigningPortal(Uri address, string code, string secret) : IDisposable
{
    private const string Path = "/api/portal/v1/events";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    public async Task<HttpStatusCode> SendAsync(string id, string type, string subject, JsonObject data, string role)
    {
        var json = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "urn:benchmark",
            ["type"] = "cn.orchestrator." + type,
            ["subject"] = subject,
            ["data"] = data,
            ["actor"] = new JsonObject { ["role"] = role },
        };
        var body = Encoding.UTF8.GetBytes(json.ToJsonString());
#pragma warning disable RS0030 // A portal has a clock of its own.
        var timestamp = SystemClock
            .Instance.GetCurrentInstant()
            .ToUnixTimeSeconds()
            .ToString(CultureInfo.InvariantCulture);
#pragma warning restore RS0030
        var nonce = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Portal", code);
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", RequestSignature.Compute(_secret, "POST", Path, timestamp, nonce, body));
        using var answer = await _http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();
}
