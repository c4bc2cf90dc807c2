namespace Orchestrator.TitleReview.Reviews;

/// <summary>What has to be verified is written by its name; some names are those that portals send.</summary>
internal static class CheckNames
{
    private static readonly Dictionary<string, (string Chinese, string English)> Known = new()
    {
        ["continuingEducation"] = ("继续教育", "Continuing education"),
        ["education"] = ("学历", "Education"),
        ["achievements"] = ("业绩成果", "Achievements"),
        ["integrity"] = ("诚信", "Integrity"),
    };

    /// <summary>Its name in words.</summary>
    public static string Chinese(string check) => Known.TryGetValue(check, out var name) ? name.Chinese : check;

    /// <summary>The same in English; what a notice names in Chinese alone stays as it is.</summary>
    public static string English(string check) => Known.TryGetValue(check, out var name) ? name.English : check;
}
