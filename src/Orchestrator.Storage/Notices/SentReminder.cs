using NodaTime;

namespace Orchestrator.Storage.Notices;

/// <summary>Evidence (倒查) that a message was sent: template version, recipient, time, receipt.</summary>
public sealed class SentReminder
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long? CycleId { get; set; }

    public long? InstanceId { get; set; }

    public long? DeadlineId { get; set; }

    public required string Template { get; set; }

    public required string TemplateVersion { get; set; }

    public required string Role { get; set; }

    /// <summary>Account or unit; never an identity number.</summary>
    public required string Recipient { get; set; }

    /// <summary>E.g. <c>mail</c>, <c>site</c>.</summary>
    public required string Channel { get; set; }

    public Instant SentAt { get; set; }

    public string? Receipt { get; set; }

    public long? OutboxId { get; set; }
}
