using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Server.Limits;

/// <summary>Where a client is, for counts: its address; of IPv6 the network, whose addresses are all the client's own.</summary>
internal static class ClientPlace
{
    private const int NetworkBits = 64;

    /// <summary>An IPv4 address, or the first 64 bits of an IPv6 one; <c>?</c> when it is not known.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "?";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBits / 8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
