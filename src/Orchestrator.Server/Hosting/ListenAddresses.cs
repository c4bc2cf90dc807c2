using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Server.Hosting;

/// <summary>The addresses to listen on, tried before anything is started or changed.</summary>
internal sealed class ListenAddresses(IConfiguration configuration)
{
    private const string UrlsKey = "Urls";
    private const string EndpointsKey = "Kestrel:Endpoints";

    /// <exception cref="ConfigurationException">An address is malformed, taken, forbidden or not this machine's, or
    /// https lacks a certificate.</exception>
    public void Check()
    {
        // As in Kestrel, its own section goes before Urls.
        var endpoints = configuration.GetSection(EndpointsKey).GetChildren().ToList();
        if (endpoints.Count == 0)
        {
            var urls = (configuration[UrlsKey] ?? "").Split(
                ';',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            if (urls.Length == 0)
            {
                throw new ConfigurationException(
                    $"{UrlsKey} 为空，请给出地址，如 http://localhost:5080。",
                    $"{UrlsKey} is empty; give an address such as http://localhost:5080."
                );
            }
            foreach (var (place, url) in urls.Index())
            {
                if (urls.Take(place).Contains(url, StringComparer.OrdinalIgnoreCase))
                    throw Refused(UrlsKey, url, SocketError.AddressAlreadyInUse);
                Check(UrlsKey, url, configuration.GetSection(ListenCertificate.DefaultKey));
            }
        }

        foreach (var endpoint in endpoints)
        {
            var certificate = endpoint.GetSection("Certificate");
            Check(
                endpoint.Path + ":Url",
                endpoint["Url"] ?? "",
                certificate.Exists() ? certificate : configuration.GetSection(ListenCertificate.DefaultKey)
            );
        }
    }

    /// <summary>What a refused address is told.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="url">Its value.</param>
    /// <param name="error">Why the system refused it.</param>
    public static ConfigurationException Refused(string key, string url, SocketError error) =>
        error switch
        {
            SocketError.AddressAlreadyInUse => new(
                $"{key} 的地址 {url} 已被占用，请停止占用它的程序，或换一个端口（--urls http://localhost:端口）。",
                $"{key}: the address {url} is in use; stop the program that uses it, or choose another port (--urls http://localhost:PORT)."
            ),
            SocketError.AccessDenied => new(
                $"{key} 的地址 {url} 不允许本账户使用（1024 以下的端口需要权限），请换一个端口，或由反向代理转发。",
                $"{key}: this account may not use the address {url} (ports below 1024 need a right); choose another "
                    + "port, or let a reverse proxy forward."
            ),
            SocketError.AddressNotAvailable => new(
                $"{key} 的地址 {url} 不是本机的地址，请用 localhost、*（全部）或本机的 IP 地址。",
                $"{key}: {url} is no address of this machine; use localhost, * (all) or an IP address of this machine."
            ),
            _ => new(
                $"{key} 的地址 {url} 不能使用（{error}），请换一个地址。",
                $"{key}: the address {url} cannot be used ({error}); choose another."
            ),
        };

    private static void Check(string key, string url, IConfigurationSection certificate)
    {
        var address = Parse(key, url);
        if (address.Scheme == Uri.UriSchemeHttps)
            ListenCertificate.Check(key, url, certificate);
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            return;
        foreach (var (host, isNeeded) in Hosts(key, url, address))
        {
            if (Try(host, address.Port) is not { } error)
                continue;
            // A machine without IPv6 listens without it.
            if (isNeeded || error is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
                throw Refused(key, url, error);
        }
    }

    private static BindingAddress Parse(string key, string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            if (
                address.Scheme is "http" or "https"
                && address.PathBase.Length == 0
                && address.Port is >= 0 and <= IPEndPoint.MaxPort
            )
            {
                return address;
            }
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw ConfigurationException.Value(
            key,
            url,
            " http://localhost:5080、http://*:5080 这样的地址（多个以分号隔开）",
            "addresses such as http://localhost:5080 or http://*:5080, with semicolons between them"
        );
    }

    // Kestrel would listen on all addresses for any other name.
    private static (IPAddress Host, bool IsNeeded)[] Hosts(string key, string url, BindingAddress address) =>
        address.Host.ToUpperInvariant() switch
        {
            "LOCALHOST" => [(IPAddress.Loopback, true), (IPAddress.IPv6Loopback, false)],
            "*" or "+" => [(IPAddress.Any, true), (IPAddress.IPv6Any, false)],
            _ => IPAddress.TryParse(address.Host, out var ip)
                ? [(ip, true)]
                : throw Refused(key, url, SocketError.AddressNotAvailable),
        };

    private static SocketError? Try(IPAddress host, int port)
    {
        try
        {
            using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (host.Equals(IPAddress.IPv6Any))
                socket.DualMode = false;
            socket.Bind(new IPEndPoint(host, port));
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }
}
