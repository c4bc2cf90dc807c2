using System.Collections.Concurrent;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>Every application definition, the shipped and the made ones.</summary>
internal static class ApplicationDefinitions
{
    private static readonly Dictionary<string, string> Files = new[]
    {
        Definitions.Folder,
        Path.Combine(Path.GetDirectoryName(Definitions.Folder)!, "tests", "Support", "made"),
    }
        .SelectMany(folder => Directory.GetFiles(folder, "*-application.json", SearchOption.AllDirectories))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file));

    private static readonly ConcurrentDictionary<string, WorkflowPlan> Known = new();

    /// <summary>Their ids.</summary>
    public static IEnumerable<string> Ids => Files.Keys.Order(StringComparer.Ordinal);

    /// <summary>One of them, compiled once.</summary>
    public static WorkflowPlan Find(string id) =>
        Known.GetOrAdd(id, known => Definitions.Compile(File.ReadAllText(Files[known])));
}
