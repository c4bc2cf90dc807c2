using NodaTime;

namespace Orchestrator.Storage.Outbox;

/// <summary>One stimulus for every application of a cycle, worked off in durable chunks (D5).</summary>
public sealed class Fanout
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The cycle whose applications get it.</summary>
    public long CycleId { get; set; }

    /// <summary>Name of the stimulus.</summary>
    public required string Stimulus { get; set; }

    /// <summary>JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>The instant at which it was caused: <c>Now</c> of each run.</summary>
    public Instant At { get; set; }

    /// <summary>Id of the last instance that got it; 0 at the start.</summary>
    public long Cursor { get; set; }

    /// <summary>Highest instance id that gets it.</summary>
    public long Until { get; set; }

    /// <summary>When the last application had it; null while some wait.</summary>
    public Instant? DoneAt { get; set; }
}
