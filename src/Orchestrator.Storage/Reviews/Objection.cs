using NodaTime;

namespace Orchestrator.Storage.Reviews;

/// <summary>异议 raised during a publicity.</summary>
public sealed class Objection
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long CycleId { get; set; }

    /// <summary>Null when it concerns the whole result.</summary>
    public long? ApplicationId { get; set; }

    /// <summary><c>employer</c> or <c>result</c>.</summary>
    public required string Publicity { get; set; }

    public required string Grounds { get; set; }

    public bool Anonymous { get; set; }

    public Instant RaisedAt { get; set; }

    public ObjectionState State { get; set; }

    public Instant? ResolvedAt { get; set; }

    public string? Conclusion { get; set; }
}
