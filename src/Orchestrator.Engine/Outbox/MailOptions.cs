namespace Orchestrator.Engine.Outbox;

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

    /// <summary>Sender's address.</summary>
    public string From { get; init; } = "noreply@localhost";

    /// <summary>Sender's name as people read it.</summary>
    public string FromName { get; init; } = "职称评审系统";

    /// <summary>Whether a host is given.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    // The password stays out of any text that is made of these options.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append($"Host = {Host}, Port = {Port}, Tls = {Tls}, From = {From}");
        return true;
    }
}
