using System.Collections.Concurrent;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>The definitions in <c>workflows/</c>, read and compiled once.</summary>
internal static class Definitions
{
    public static string Folder { get; } = FindFolder();

    /// <summary>The notices in <c>workflows/notices/</c>, the national ones among them.</summary>
    public static NoticeBook Notices { get; } =
        NoticeBook.National.With([
            .. Directory
                .GetFiles(Path.Combine(Folder, "notices"), "*.json")
                .Order(StringComparer.Ordinal)
                .Select(file => NoticeFileReader.Read(File.ReadAllText(file)).Notice!),
        ]);

    public static ActivityRegistry Registry { get; } = ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly);

    public static WorkflowPlan Tianjin { get; } = Compile(Text("tianjin-2024.json"));

    public static WorkflowPlan TianjinApplication { get; } = Compile(Text("tianjin-2024-application.json"));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static readonly ConcurrentDictionary<string, WorkflowPlan?> Known = new();

    /// <summary>The definition of a file of that name; null when there is none.</summary>
    public static WorkflowPlan? Find(string definitionId) =>
        Known.GetOrAdd(definitionId, id =>
            File.Exists(Path.Combine(Folder, id + ".json")) ? Compile(Text(id + ".json")) : null
        );

    public static WorkflowPlan Compile(string json)
    {
        var read = DefinitionReader.Read(json);
        read.Definition.ShouldNotBeNull(string.Join("\n", read.Findings));
        var compiled = PlanCompiler.Compile(read.Definition, Registry, _ => null);
        compiled.Plan.ShouldNotBeNull(string.Join("\n", compiled.Findings));
        return compiled.Plan;
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var workflows = Path.Combine(folder.FullName, "workflows");
            if (File.Exists(Path.Combine(workflows, "tianjin-2024.json")))
                return workflows;
        }

        throw new DirectoryNotFoundException("workflows/ is not above the tests.");
    }
}
