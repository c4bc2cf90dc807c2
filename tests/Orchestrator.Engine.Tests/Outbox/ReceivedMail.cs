using System.Buffers;
using MimeKit;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A mail as the SMTP server took it.</summary>
public sealed record ReceivedMail(string To, string Subject, string Body, string MessageId)
{
    /// <summary>The sender's and the recipient's names as people read them.</summary>
    public string Names { get; private init; } = "";

    /// <summary>The body when it is HTML.</summary>
    public string? Html { get; private init; }

    /// <summary>The recipients that it shows, the copies after a bar.</summary>
    public string Shown { get; private init; } = "";

    /// <summary>Where answers go; empty: to the sender.</summary>
    public string ReplyTo { get; private init; } = "";

    /// <summary>Names of its attachments.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>Whether the connection was encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The account that the connection signed in with; null for none.</summary>
    public string? User { get; init; }

    public static ReceivedMail Parse(string to, ReadOnlySequence<byte> raw)
    {
        using var mail = MimeMessage.Load(new MemoryStream(raw.ToArray()));
        return new ReceivedMail(
            to,
            mail.Subject ?? "",
            (mail.TextBody ?? "").Replace("\r\n", "\n", StringComparison.Ordinal),
            mail.Headers["Message-Id"] ?? ""
        )
        {
            Names = $"{mail.From.Mailboxes.Single().Name} → {mail.To.Mailboxes.First().Name}",
            Html = mail.HtmlBody,
            Shown = $"{Addresses(mail.To)}|{Addresses(mail.Cc)}",
            ReplyTo = Addresses(mail.ReplyTo),
            Files = [.. mail.Attachments.Select(file => file.ContentDisposition?.FileName ?? "")],
        };
    }

    private static string Addresses(InternetAddressList list) =>
        string.Join(',', list.Mailboxes.Select(box => box.Address));
}
