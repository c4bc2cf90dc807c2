using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>A wire to the database that can be cut: connections end, and new ones are refused until it is mended.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly (string Host, int Port) _database;
    private TcpListener? _listener;

    public Relay(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _database = (settings.Host!, settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", _port);
        ConnectionString = settings.ConnectionString;
        Mend();
    }

    /// <summary>The database by way of the wire.</summary>
    public string ConnectionString { get; }

    public void Cut()
    {
        _listener?.Dispose();
        while (_ends.TryTake(out var end))
            end.Dispose();
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient();
                _ends.Add(near);
                _ends.Add(far);
                await far.ConnectAsync(_database.Host, _database.Port);
                _ = PassAsync(near, far);
                _ = PassAsync(far, near);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private static async Task PassAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception exception)
            when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        to.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
