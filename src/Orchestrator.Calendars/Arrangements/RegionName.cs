using System.Text.RegularExpressions;

namespace Orchestrator.Calendars;

/// <summary>The form of region ids and version names: what is safe in a file name, a URL and a command line.</summary>
internal static partial class RegionName
{
    public static bool IsValid(string region) => Region().IsMatch(region);

    public static bool IsValidVersion(string version) => Version().IsMatch(version);

    [GeneratedRegex(@"^[a-z]{2}(-[a-z0-9]{1,8}){0,3}\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\z")]
    private static partial Regex Version();
}
