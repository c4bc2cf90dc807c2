using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine;

namespace Orchestrator.Server.Tests.Support;

/// <summary>A city's application system that signs its requests.</summary>
/// <param name="address">The server.</param>
/// <param name="code">The portal's code.</param>
/// <param name="secret">Its secret.</param>
/// <param name="from">An address of its own; see <see cref="OwnPlace"/>.</param>
internal sealed class PortalClient(Uri address, string code, string secret, string from = "127.0.0.1") : IDisposable
{
    private readonly HttpClient _http = new(OwnPlace.Handler(from))
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };
    private int _events;

    /// <summary>Sends an event and expects that it is accepted.</summary>
    public async Task<JsonNode> AcceptedAsync(string type, string subject, string data = "{}", string? role = null)
    {
        var answer = await SendAsync(type, subject, data, role);
        answer.Status.ShouldBeInRange(200, 201, $"{type}: {answer.Text}");
        return answer.Json!;
    }

    public Task<Answer> SendAsync(
        string type,
        string subject,
        string data = "{}",
        string? role = null,
        string? id = null
    ) => PostAsync("/api/portal/v1/events", Event(type, subject, data, role, id));

    public string Event(string type, string subject, string data = "{}", string? role = null, string? id = null)
    {
        var json = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id ?? $"{code}-{Interlocked.Increment(ref _events)}-{Guid.NewGuid():N}",
            ["source"] = "urn:test",
            ["type"] = "cn.orchestrator." + type,
            ["subject"] = subject,
            ["data"] = JsonNode.Parse(data),
        };
        if (role is not null)
            json["actor"] = new JsonObject { ["role"] = role };
        return json.ToJsonString();
    }

    public Task<Answer> GetAsync(string path) => SignedAsync(HttpMethod.Get, path, [], contentType: null);

    public Task<Answer> PostAsync(string path, string body, string? key = null) =>
        SignedAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body), "application/json", request =>
            AddKey(request, key)
        );

    public Task<Answer> PostAsync(string path, byte[] body, string contentType) =>
        SignedAsync(HttpMethod.Post, path, body, contentType);

    /// <summary>Signs a request and sends it; the last word on its headers is the caller's.</summary>
    public async Task<Answer> SignedAsync(
        HttpMethod method,
        string path,
        byte[] body,
        string? contentType,
        Action<HttpRequestMessage>? change = null,
        string? timestamp = null,
        string? nonce = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(body);
            if (contentType is not null)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        timestamp ??= Now().ToString(CultureInfo.InvariantCulture);
        nonce ??= Guid.NewGuid().ToString("N");
        request.Headers.Add("X-Portal", code);
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add(
            "X-Signature",
            RequestSignature.Compute(Encoding.UTF8.GetBytes(secret), method.Method, path, timestamp, nonce, body)
        );
        change?.Invoke(request);
        return await Answer.ReadAsync(await _http.SendAsync(request));
    }

    public void Dispose() => _http.Dispose();

#pragma warning disable RS0030 // A portal has a clock of its own.
    public static long Now() => SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds();
#pragma warning restore RS0030

    private static void AddKey(HttpRequestMessage request, string? key)
    {
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
    }
}
