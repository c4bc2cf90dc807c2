namespace Orchestrator.TitleReview.Reviews;

/// <summary>What has to be verified is written by its name; some names are those that portals send.</summary>
internal static class CheckNames
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["continuingEducation"] = "继续教育",
        ["education"] = "学历",
        ["achievements"] = "业绩成果",
        ["integrity"] = "诚信",
    };

    /// <summary>Its name in words.</summary>
    public static string Chinese(string check) => Known.GetValueOrDefault(check, check);
}
