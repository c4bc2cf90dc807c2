namespace Orchestrator.Benchmarks.Storm;

/// <summary>
/// How fast a subject decided what was due at one instant, and the same UPDATEs and INSERTs by bare statements in the same run.
/// </summary>
internal sealed record StormResult(
    string Subject,
    int Decided,
    double PerSecond,
    double SecondsFromDueToLast,
    double P99LatenessMs
)
{
    public double RawPerSecond { get; init; }

    public double OfRaw { get; init; }

    /// <summary>Instances, applications and deadlines with their indexes.</summary>
    public long BytesPerSuspendedInstance { get; init; }

    public long JournalRows { get; init; }

    public long OutboxRows { get; init; }
}
