using NodaTime;

namespace Orchestrator.Storage.Reviews;

/// <summary>Totals of one vote at a review meeting; single votes are never stored.</summary>
public sealed class MeetingTotals
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long CycleId { get; set; }

    public long ApplicationId { get; set; }

    /// <summary>1 for the first meeting.</summary>
    public int Session { get; set; }

    public int Members { get; set; }

    public int Present { get; set; }

    public int Yes { get; set; }

    public int No { get; set; }

    public int Abstained { get; set; }

    public bool Passed { get; set; }

    public Instant RecordedAt { get; set; }
}
