using System.Reflection;

namespace Orchestrator.Browser.Tests;

/// <summary>Where the things under test lie; written into the assembly when it was built.</summary>
internal static class Places
{
    /// <summary>The repository's folder.</summary>
    public static readonly string Root = Metadata("RepositoryRoot");

    /// <summary>The server's program, of the same configuration as these tests.</summary>
    public static readonly string Server = Metadata("ServerProgram");

    public static readonly string Console = Path.Combine(Root, "src", "Orchestrator.Console");

    /// <summary>Pictures for people; not under version control.</summary>
    public static readonly string Screenshots = Path.Combine(Root, "artifacts", "screenshots");

    private static string Metadata(string key) =>
        typeof(Places)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
}
