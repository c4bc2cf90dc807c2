namespace Orchestrator.Engine.Outbox;

/// <summary>Opens the signing keys that the database keeps protected; the host knows how.</summary>
public interface ISigningKeys
{
    /// <summary>
    /// The key in the clear. Throws <see cref="System.Security.Cryptography.CryptographicException"/> when it was
    /// protected by another host's key ring.
    /// </summary>
    byte[] Unprotect(byte[] protectedKey);
}
