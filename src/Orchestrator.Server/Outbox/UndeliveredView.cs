using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Server.Deadlines;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Server.Outbox;

/// <summary>A message that was given up: whom it was for and why, never what it says.</summary>
public sealed record UndeliveredView
{
    /// <summary>Names it in a retry.</summary>
    public required string Id { get; init; }

    /// <summary>How it was to leave.</summary>
    public required OutboxKind Kind { get; init; }

    /// <summary>Whom it was for: a masked address, a portal with its subscription, or an instance.</summary>
    public required string Recipient { get; init; }

    /// <summary>Why it was given up.</summary>
    public required string? Reason { get; init; }

    /// <summary>How often it was tried since it was made or last retried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    internal static UndeliveredView Of(UndeliveredMessage letter) => new()
    {
        Id = letter.Id.ToString(),
        Kind = letter.Kind,
        Recipient = MaskedRecipient.Of(letter.Destination),
        Reason = letter.Reason,
        Attempts = letter.Attempts,
        CreatedAt = letter.CreatedAt,
    };
}
