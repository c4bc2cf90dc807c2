using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Engine.Network;

/// <summary>Connects to where others say, but into no private network unless that is allowed.</summary>
internal static class PublicConnection
{
    /// <summary>Throws <see cref="PrivateAddressException"/> when the host lies in a private network.</summary>
    public static async ValueTask<Stream> OpenAsync(
        SocketsHttpConnectionContext context,
        bool allowPrivate,
        CancellationToken cancellationToken
    )
    {
        // Looked up here and connected to what was found: a name that points elsewhere a moment later gains nothing.
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (!allowPrivate && addresses.Any(PrivateAddress.Is))
            throw new PrivateAddressException();
#pragma warning disable CA2000 // The stream owns it; where there is no stream it is disposed.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
