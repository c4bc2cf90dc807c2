using NodaTime;
using Orchestrator.Engine.Jobs;

namespace Orchestrator.Server.Hosting;

/// <summary>Whether this node can work.</summary>
/// <param name="Status"><c>ok</c>, <c>clock-off</c> (it works on, for the database's clock judges) or <c>no-database</c>.</param>
/// <param name="Practice">练习模式.</param>
internal sealed record Readiness(string Status, bool Practice)
{
    /// <summary>The status of a node with nothing to complain of.</summary>
    public const string Ok = "ok";

    /// <summary>This node's clock minus the database's, in milliseconds; null when it was not measured.</summary>
    public long? ClockGapMilliseconds { get; init; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public string? Detail { get; init; }

    /// <summary>The same in English.</summary>
    public string? DetailEn { get; init; }

    /// <summary>A node that reaches its database.</summary>
    /// <param name="gap">This node's clock minus the database's.</param>
    public static Readiness Of(Duration gap)
    {
        var milliseconds = (long)gap.TotalMilliseconds;
        if (!NodeClockCheck.IsOff(gap))
            return new Readiness(Ok, Practice: false) { ClockGapMilliseconds = milliseconds };
        var (far, tolerance) = (Math.Abs(milliseconds), (long)NodeClockCheck.Tolerance.TotalMilliseconds);
        return new Readiness("clock-off", Practice: false)
        {
            ClockGapMilliseconds = milliseconds,
            Detail =
                $"本机时钟比数据库{(milliseconds > 0 ? "快" : "慢")} {far} 毫秒，超过 {tolerance} 毫秒。期限仍按数据库时钟判定；请检查本机的时间同步（NTP）。",
            DetailEn =
                $"This machine's clock is {far} ms {(milliseconds > 0 ? "ahead of" : "behind")} the database's, more "
                + $"than {tolerance} ms. Deadlines are still judged by the database's clock; check this machine's time "
                + "synchronisation (NTP).",
        };
    }

    /// <summary>A node that does not reach its database.</summary>
    public static Readiness WithoutDatabase(bool practice) =>
        new("no-database", practice)
        {
            Detail = "连接不上数据库；请检查数据库是否运行，以及 Database:ConnectionString。",
            DetailEn = "The database cannot be reached; check that it runs, and Database:ConnectionString.",
        };
}
