using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Server.Tests.Support;

/// <summary>
/// A client at an address of its own on this machine: what others of the same server's tests send wrongly is not counted
/// with it.
/// </summary>
internal static class OwnPlace
{
    /// <summary>The handler of a client that comes from a loopback address.</summary>
    /// <param name="from">E.g. 127.0.0.9; Linux lets any of 127.0.0.0/8 be used.</param>
    public static SocketsHttpHandler Handler(string from) =>
        new()
        {
            CookieContainer = new CookieContainer(),
            UseProxy = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
}
