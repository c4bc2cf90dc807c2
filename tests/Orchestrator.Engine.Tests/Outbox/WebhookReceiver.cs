using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A real HTTP receiver on a loopback port that answers as it is told, and keeps what it got.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly Task _serving;

    public WebhookReceiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/hook?from=orchestrator";
        }

        _listener.Prefixes.Add(new Uri(Url).GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    /// <summary>Called with each request before it is answered.</summary>
    public Action? Answers { get; init; }

    /// <summary>The next answers; 200 when there is none left.</summary>
    public WebhookReceiver Answering(params int[] codes)
    {
        foreach (var code in codes)
        {
            _answers.Enqueue(code);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        ((IDisposable)_listener).Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Requests.Enqueue(
                new ReceivedRequest(
                    context.Request.HttpMethod,
                    context.Request.RawUrl!,
                    context.Request.ContentType,
                    body.ToArray(),
                    context.Request.Headers.AllKeys.ToDictionary(
                        name => name!,
                        name => context.Request.Headers[name]!,
                        StringComparer.OrdinalIgnoreCase
                    )
                )
            );
            Answers?.Invoke();
            context.Response.StatusCode = _answers.TryDequeue(out var code) ? code : 200;
            if (code is >= 300 and < 400)
            {
                context.Response.RedirectLocation = Url;
            }

            context.Response.Close();
        }
    }
}
