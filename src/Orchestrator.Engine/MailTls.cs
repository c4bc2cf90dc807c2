namespace Orchestrator.Engine;

/// <summary>How the connection to the SMTP server is protected.</summary>
public enum MailTls
{
    /// <summary>Not at all; only inside a closed network.</summary>
    None,

    /// <summary>STARTTLS, refused when the server does not offer it; usually port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte; usually port 465.</summary>
    Implicit,
}
