namespace Orchestrator.Benchmarks.Moves;

/// <summary>What one move of a closing day took; the approval makes a preview of its own, which is the comparison.</summary>
internal sealed record MoveResult(
    int Moved,
    double PreviewSeconds,
    double ApprovalSeconds,
    double PerSecond,
    double CpuSeconds,
    long PeakMegabytes
);
