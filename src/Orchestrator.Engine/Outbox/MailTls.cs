namespace Orchestrator.Engine.Outbox;

/// <summary>How the connection to the SMTP server is protected.</summary>
public enum MailTls
{
    /// <summary>Not at all; only inside a closed network.</summary>
    None,

    /// <summary>STARTTLS, refused when the server does not offer it.</summary>
    StartTls,
}
