using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Orchestrator.Server.Tests.Support;

/// <summary>An OTLP collector on a free loopback port that keeps what it is sent.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly Channel<(string Path, string Body)> _received = Channel.CreateUnbounded<(
        string Path,
        string Body
    )>();
    private readonly WebApplication _app;

    public TraceCollector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await _received.Writer.WriteAsync((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        _app.Start();
    }

    public string Address => _app.Urls.Single();

    /// <summary>Where the first message came to that names a span.</summary>
    public async Task<string> FirstWithAsync(string span)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var (path, body) in _received.Reader.ReadAllAsync(limit.Token))
        {
            if (body.Contains(span, StringComparison.Ordinal))
                return path;
        }

        throw new InvalidOperationException("The collector has ended.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
