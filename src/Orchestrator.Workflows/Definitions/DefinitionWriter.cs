namespace Orchestrator.Workflows.Definitions;

/// <summary>Writes the export form that Elsa Studio and any Elsa 3 server import.</summary>
public static class DefinitionWriter
{
    /// <summary>The definition with <c>$schema</c> as its first member and every member of the original.</summary>
    public static string Write(WorkflowDefinition definition) => throw new NotSupportedException();
}
