using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Engine;

/// <summary>The SMTP server that mail goes through. Without a host nothing is sent: messages wait, visible as not configured.</summary>
public sealed record MailOptions
{
    /// <summary>Host name; null or empty: mail is not configured.</summary>
    public string? Host { get; init; }

    /// <summary>Port, 1 to 65535.</summary>
    public int Port { get; init; } = 25;

    /// <summary>Protection of the connection.</summary>
    public MailTls Tls { get; init; }

    /// <summary>Account; null: no sign-in.</summary>
    public string? User { get; init; }

    /// <summary>The account's password. Never logged.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// SHA-256 of the server's certificate in hexadecimal, for one that no authority known to this machine has
    /// signed; null: authorities alone.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>Sender's address.</summary>
    public string From { get; init; } = "noreply@localhost";

    /// <summary>Sender's name as people read it.</summary>
    public string FromName { get; init; } = "职称评审系统";

    /// <summary>Whether a host is given.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Whether the server may be believed to be the one that was meant.</summary>
    internal bool Trusts(X509Certificate? certificate, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (
            Certificate is not null
            && string.Equals(
                certificate?.GetCertHashString(HashAlgorithmName.SHA256),
                Certificate,
                StringComparison.OrdinalIgnoreCase
            )
        );

    // The password stays out of any text that is made of these options.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append($"Host = {Host}, Port = {Port}, Tls = {Tls}, From = {From}");
        return true;
    }
}
