namespace Orchestrator.Workflows.Runtime;

/// <summary>A mail to send. Addresses are written <c>a@b.example</c> or <c>Name &lt;a@b.example&gt;</c>, and were checked.</summary>
/// <param name="To">The recipients that every reader sees.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">HTML, as the stock activity sends it.</param>
public sealed record MailAsked(IReadOnlyList<string> To, string Subject, string Body) : OutgoingMessage
{
    /// <summary>Where answers go; null: to the server's own address. Nobody sends in another's name.</summary>
    public string? From { get; init; }

    /// <summary>Further recipients that every reader sees.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <summary>Recipients that no reader sees.</summary>
    public IReadOnlyList<string> Bcc { get; init; } = [];

    /// <summary>Files that go with it, kept with the mail until it is delivered.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}
