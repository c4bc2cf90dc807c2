using Orchestrator.Benchmarks.Support;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>What storm is asked for.</summary>
internal sealed record StormOptions
{
    public static readonly Dictionary<string, int> Defaults = new()
    {
        ["instances"] = 20_000,
        ["page"] = 500,
        ["workers"] = 2,
        ["jobs"] = 20_000,
    };

    /// <summary>Application instances that come due at one instant.</summary>
    public int Instances { get; init; } = 20_000;

    /// <summary>Scheduled jobs, all due, that are run for comparison.</summary>
    public int Jobs { get; init; } = 20_000;

    /// <summary>Deadlines decided in one transaction.</summary>
    public int Page { get; init; } = 500;

    /// <summary>Workers, each with a connection of its own.</summary>
    public int Workers { get; init; } = 2;

    public static StormOptions Of(Arguments asked) =>
        new()
        {
            Instances = asked["instances"],
            Page = asked["page"],
            Workers = asked["workers"],
            Jobs = asked["jobs"],
        };
}
