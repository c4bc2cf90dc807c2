using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A real HTTP receiver on a loopback port that answers as it is told, and keeps what it got.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private const int MostTries = 10;

    private readonly HttpListener _listener;
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly Task _serving;

    public WebhookReceiver()
    {
        (_listener, Url) = Listen(MostTries);
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
        // Once and for all: a listener that is stopped and then disposed binds its port anew, which another may have by then.
        _listener.Abort();
        await _serving;
    }

    /// <summary>Listens on a port that was free a moment ago; on another when somebody was faster.</summary>
    private static (HttpListener Listener, string Url) Listen(int tries)
    {
        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        try
        {
            listener.Start();
            return (listener, $"http://127.0.0.1:{port}/hook?from=orchestrator");
        }
        catch (HttpListenerException) when (tries > 1)
        {
            return Listen(tries - 1);
        }
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
