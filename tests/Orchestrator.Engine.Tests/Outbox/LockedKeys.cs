using System.Security.Cryptography;
using Orchestrator.Engine.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>Keys that open only once somebody has mended the node.</summary>
public sealed class LockedKeys : ISigningKeys
{
    public bool Mended { get; set; }

    public byte[] Unprotect(byte[] protectedKey) =>
        Mended ? [.. protectedKey] : throw new CryptographicException("another ring");
}
