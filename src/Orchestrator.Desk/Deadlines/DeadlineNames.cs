namespace Orchestrator.Desk.Deadlines;

/// <summary>What a deadline's name within its activity means.</summary>
public static class DeadlineNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["opens"] = "开放",
        ["opening.employer"] = "开始审核报送",
        ["opening.department"] = "开始审核报送",
        ["opening.office"] = "开始审核",
        ["closes"] = "截止",
        ["due"] = "办理",
        ["correction"] = "补正",
        ["elapses"] = "期满",
        ["period"] = "期满",
        ["internal"] = "建议完成",
        ["delay"] = "等待",
    };

    /// <summary>What it means, in Chinese; null for a name that activities do not share.</summary>
    public static string? Chinese(string name) => Names.GetValueOrDefault(name);
}
