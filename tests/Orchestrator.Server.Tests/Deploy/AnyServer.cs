using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Orchestrator.Server.Tests.Deploy;

/// <summary>A web server that answers each request with one status.</summary>
internal sealed class AnyServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AnyServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(context =>
        {
            context.Response.StatusCode = Status;
            return context.Response.WriteAsync("answer");
        });
    }

    public int Status { get; set; } = 200;

    public int Port =>
        new Uri(
            _app.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Single()
        ).Port;

    public static async Task<AnyServer> StartAsync()
    {
        var server = new AnyServer();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
