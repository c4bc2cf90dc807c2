using Orchestrator.Engine.Outbox;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>Keys that are not protected.</summary>
public sealed class PlainKeys : ISigningKeys
{
    public byte[] Unprotect(byte[] protectedKey) => [.. protectedKey];
}
