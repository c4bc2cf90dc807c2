using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Orchestrator.Engine.Outbox;

namespace Orchestrator.Server.Portals;

/// <summary>Keeps secrets in the database unreadable without the server's keys.</summary>
internal sealed class SecretBox(IDataProtectionProvider protection) : ISigningKeys
{
    private readonly IDataProtector _protector = protection.CreateProtector("portal-secrets");

    /// <summary>Protects a secret by the newest key of the ring.</summary>
    public byte[] Close(string secret) => _protector.Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>Null when no key of the ring opens it.</summary>
    public string? TryOpen(byte[] closed)
    {
        try
        {
            return Encoding.UTF8.GetString(Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public byte[] Unprotect(byte[] protectedKey) => _protector.Unprotect(protectedKey);
}
