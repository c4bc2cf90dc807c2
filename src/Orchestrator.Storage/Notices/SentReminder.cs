using NodaTime;

namespace Orchestrator.Storage.Notices;

/// <summary>Evidence (倒查) that a message was sent: template version, recipient, time, receipt.</summary>
public sealed class SentReminder
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The cycle it was about; null for none.</summary>
    public long? CycleId { get; set; }

    /// <summary>The instance it was about; null when none is named.</summary>
    public long? InstanceId { get; set; }

    /// <summary>The deadline it reminded of; null when it was about none.</summary>
    public long? DeadlineId { get; set; }

    /// <summary>Name of the text that was sent, e.g. <c>E-04</c>.</summary>
    public required string Template { get; set; }

    /// <summary>Version of that text, so that its wording can be shown years later.</summary>
    public required string TemplateVersion { get; set; }

    /// <summary>The role that was told.</summary>
    public required string Role { get; set; }

    /// <summary>Account or unit; never an identity number.</summary>
    public required string Recipient { get; set; }

    /// <summary>E.g. <c>mail</c>, <c>site</c>.</summary>
    public required string Channel { get; set; }

    /// <summary>When the message was handed to the outbox; UTC.</summary>
    public Instant SentAt { get; set; }

    /// <summary>What the recipient's side confirmed; null when it confirms nothing.</summary>
    public string? Receipt { get; set; }

    /// <summary>The message that carried it; tells when it really left. Null when none did.</summary>
    public long? OutboxId { get; set; }
}
