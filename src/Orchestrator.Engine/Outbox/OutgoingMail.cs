using System.Text.Json;
using NodaTime;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Outbox;

/// <summary>An e-mail as the outbox keeps it.</summary>
/// <param name="To">The recipient's address.</param>
/// <param name="Name">The recipient's name as people read it; null for none.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Body, plain text.</param>
public sealed record OutgoingMail(string To, string? Name, string Subject, string Text)
{
    /// <summary>From this instant on its words would be stale: it is no longer sent, and stays visible as dead. Null: never.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>True: also sent in the quiet hours.</summary>
    public bool Urgent { get; init; }

    /// <summary>What the mail says of its recipients; null: the one it goes to. A copy for each recipient says the same.</summary>
    public IReadOnlyList<string>? ShownTo { get; init; }

    /// <summary>Who else is shown to have got it.</summary>
    public IReadOnlyList<string>? ShownCc { get; init; }

    /// <summary>Where answers go; null: to the sender.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whether <see cref="Text"/> is HTML.</summary>
    public bool IsHtml { get; init; }

    /// <summary>Files that go with it.</summary>
    public IReadOnlyList<MailAttachment>? Attachments { get; init; }

    /// <summary>The key that the copies for all recipients share; null: the row's own.</summary>
    public string? SharedKey { get; init; }

    /// <summary>The outbox row.</summary>
    /// <param name="key">Idempotency key; the Message-ID is made from it.</param>
    /// <param name="now">The instant of the unit of work.</param>
    public OutboxMessage ToMessage(string key, Instant now) =>
        new()
        {
            Kind = OutboxKind.Mail,
            Key = key,
            Destination = To,
            Payload = JsonSerializer.Serialize(this, OutboxJson.Options),
            CreatedAt = now,
            NotBefore = now,
        };

    /// <summary>Reads the payload of an outbox row; null when it is not a mail.</summary>
    public static OutgoingMail? Read(string payload)
    {
        try
        {
            return
                JsonSerializer.Deserialize<OutgoingMail>(payload, OutboxJson.Options)
                    is { To: not null, Subject: not null, Text: not null } mail
                ? mail
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
