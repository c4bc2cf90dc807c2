using NodaTime;

namespace Orchestrator.Storage.Instances;

/// <summary>One line of an instance's journal; append-only.</summary>
public sealed class JournalLine
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long InstanceId { get; set; }

    public Instant At { get; set; }

    public required string Event { get; set; }

    public string? NodeId { get; set; }

    public string? ActivityInstanceId { get; set; }

    public string? Message { get; set; }

    /// <summary>JSON.</summary>
    public string? Data { get; set; }
}
