namespace Orchestrator.Benchmarks.Lateness;

/// <summary>How late it was, in milliseconds by the database's clock.</summary>
internal sealed record LatenessResult(int Early, double P50, double P99, double Max, int Twice, int Lost)
{
    public static LatenessResult Of(IReadOnlyCollection<double> lateness, int wanted, int twice)
    {
        var sorted = lateness.Order().ToList();
        double At(double share) =>
            sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1]);
        return new LatenessResult(
            sorted.Count(late => late < 0),
            At(0.5),
            At(0.99),
            At(1),
            twice,
            wanted - sorted.Count
        );
    }
}
