using Microsoft.AspNetCore.HttpOverrides;

namespace Orchestrator.Server.Hosting;

/// <summary>
/// Behind proxies that the operators name, the address and the scheme are the client's; anybody else's headers are
/// not believed.
/// </summary>
internal static class Forwarding
{
    /// <summary>Does nothing where no proxy is named.</summary>
    public static void UseForwarding(this WebApplication app, ServerSettings settings)
    {
        if (settings.KnownProxies.Count == 0 && settings.KnownNetworks.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many proxies as there are, each of them named.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.KnownProxies)
            options.KnownProxies.Add(proxy);
        foreach (var network in settings.KnownNetworks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
