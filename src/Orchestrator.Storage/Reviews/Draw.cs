using NodaTime;

namespace Orchestrator.Storage.Reviews;

/// <summary>专家抽取: committed before, performed after, so that anybody can compute it again.</summary>
public sealed class Draw
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long CycleId { get; set; }

    public required string Committee { get; set; }

    /// <summary>1 for the first, more for supplementary draws.</summary>
    public int Number { get; set; }

    /// <summary>SHA-256 of the eligible pool and filters, committed beforehand.</summary>
    public required string PoolHash { get; set; }

    /// <summary>JSON: the eligible pool and filters.</summary>
    public required string Pool { get; set; }

    /// <summary>Null until performed.</summary>
    public string? Seed { get; set; }

    /// <summary>JSON: who was drawn, in order.</summary>
    public string? Result { get; set; }

    public Instant CommittedAt { get; set; }

    public Instant? PerformedAt { get; set; }

    public string? Supervisor { get; set; }
}
