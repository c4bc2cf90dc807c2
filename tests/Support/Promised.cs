namespace Orchestrator.Tests.Support;

/// <summary>
/// Times that we promise. They are judged as they stand where <c>ORCHESTRATOR_IDLE=1</c> says that the machine has nothing
/// else to do; beside the other test projects six times as long, which still tells late from never. Figures are the benchmarks'.
/// </summary>
internal static class Promised
{
    private const int BesideOthers = 6;

    private static readonly bool IsIdle = Environment.GetEnvironmentVariable("ORCHESTRATOR_IDLE") == "1";

    public static TimeSpan Within(TimeSpan promise) => IsIdle ? promise : promise * BesideOthers;

    public static TimeSpan Seconds(double promise) => Within(TimeSpan.FromSeconds(promise));

    public static double Milliseconds(double promise) => Within(TimeSpan.FromMilliseconds(promise)).TotalMilliseconds;
}
