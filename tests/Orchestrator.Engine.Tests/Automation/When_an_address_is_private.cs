using System.Net;
using Orchestrator.Engine.Network;

namespace Orchestrator.Engine.Tests.Automation;

/// <summary>What stands for this machine or a network of one's own, also in the forms that carry another address.</summary>
public sealed class When_an_address_is_private
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2001:0:a00:1::1")]
    [InlineData("2002:a00:1::1")]
    public void It_is_told(string address)
    {
        PrivateAddress.Is(IPAddress.Parse(address)).ShouldBeTrue();
        var host = address.Contains(':') ? $"[{address}]" : address;
        PrivateAddress.Is(new Uri($"https://{host}/hook")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2400:3200::1")]
    [InlineData("2001:da8::1")]
    public void A_public_one_is_none(string address) => PrivateAddress.Is(IPAddress.Parse(address)).ShouldBeFalse();
}
