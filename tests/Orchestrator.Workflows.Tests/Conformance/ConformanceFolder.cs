namespace Orchestrator.Workflows.Tests.Conformance;

/// <summary>Where the definitions of Elsa's own suite lie beside the repository, when they do.</summary>
internal static class ConformanceFolder
{
    public static string? Path { get; } = Find();

    public static string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path!, file));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "Orchestrator.sln")))
                continue;
            var path = System.IO.Path.Combine(folder.FullName, "..", "shared", "elsa", "conformance");
            return Directory.Exists(path) ? path : null;
        }

        return null;
    }
}
