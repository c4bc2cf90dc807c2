namespace Orchestrator.Server.Deadlines;

/// <summary>What a deadline's name within its activity means.</summary>
internal static class DeadlineNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["opens"] = "开放",
        ["closes"] = "截止",
        ["due"] = "办理",
        ["correction"] = "补正",
        ["elapses"] = "期满",
        ["period"] = "期满",
        ["internal"] = "建议完成",
        ["delay"] = "等待",
    };

    public static string? Chinese(string name) => Names.GetValueOrDefault(name);
}
