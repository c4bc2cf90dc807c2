using Orchestrator.Benchmarks.Support;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>What lateness is asked for.</summary>
internal sealed record LatenessOptions
{
    public static readonly Dictionary<string, int> Defaults = new()
    {
        ["deadlines"] = 300,
        ["seconds"] = 60,
        ["idle"] = 30,
        ["kill"] = 0,
    };

    /// <summary>Deadlines at random milliseconds.</summary>
    public int Deadlines { get; init; } = 300;

    /// <summary>The time over which they are spread.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Seconds of idleness that are measured before.</summary>
    public int Idle { get; init; } = 30;

    /// <summary>1: one of the nodes is killed (kill -9) in the middle.</summary>
    public int Kill { get; init; }

    public static LatenessOptions Of(Arguments asked) =>
        new()
        {
            Deadlines = asked["deadlines"],
            Seconds = asked["seconds"],
            Idle = asked["idle"],
            Kill = asked["kill"],
        };
}
