using NodaTime;

namespace Orchestrator.Storage.Instances;

/// <summary>One line of an instance's journal; append-only.</summary>
public sealed class JournalLine
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>Whose journal it is.</summary>
    public long InstanceId { get; set; }

    /// <summary>When it happened, by the clock that judges.</summary>
    public Instant At { get; set; }

    /// <summary>What happened, by its name in the journal.</summary>
    public required string Event { get; set; }

    /// <summary>The activity in the definition; null for what concerns the whole instance.</summary>
    public string? NodeId { get; set; }

    /// <summary>The run of that activity; null when it is about no run.</summary>
    public string? ActivityInstanceId { get; set; }

    /// <summary>What people read; null when the event says it all.</summary>
    public string? Message { get; set; }

    /// <summary>JSON.</summary>
    public string? Data { get; set; }
}
