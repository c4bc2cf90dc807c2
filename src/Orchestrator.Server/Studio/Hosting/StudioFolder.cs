using System.Reflection;

namespace Orchestrator.Server.Studio.Hosting;

/// <summary>Where Elsa Studio's files lie: beside the program (published), or where the build fetched them.</summary>
internal static class StudioFolder
{
    private const string MetadataKey = "ElsaStudioPackage";

    /// <summary>Our own page around Studio's elements.</summary>
    public static string Page { get; } = Path.Combine(AppContext.BaseDirectory, "studio", "page");

    /// <summary>The package; null when the program was built without Node.js.</summary>
    public static string? Package { get; } =
        Candidates().FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "_framework")));

    private static IEnumerable<string> Candidates()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "studio", "package");
        if (
            typeof(StudioFolder)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .FirstOrDefault(found => found.Key == MetadataKey)
                ?.Value is
            { } built
        )
        {
            yield return built;
        }
    }
}
