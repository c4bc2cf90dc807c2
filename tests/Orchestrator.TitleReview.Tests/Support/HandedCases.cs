using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>Inputs that people brought because they went wrong; <c>tests/Support/cases</c>.</summary>
internal static class HandedCases
{
    /// <summary>The text of a case's file.</summary>
    public static string Text(string name, string file) =>
        File.ReadAllText(
            Path.Combine(Path.GetDirectoryName(Definitions.Folder)!, "tests", "Support", "cases", name, file + ".json")
        );

    /// <summary>Finds the definitions of a case.</summary>
    public static Func<string, WorkflowDefinition?> Others(string name) =>
        id =>
            File.Exists(
                Path.Combine(
                    Path.GetDirectoryName(Definitions.Folder)!,
                    "tests",
                    "Support",
                    "cases",
                    name,
                    id + ".json"
                )
            )
                ? DefinitionReader.Read(Text(name, id)).Definition
                : null;

    /// <summary>A definition of a case, compiled.</summary>
    public static WorkflowPlan Compile(string name, string file) => Definitions.Compile(Text(name, file));
}
