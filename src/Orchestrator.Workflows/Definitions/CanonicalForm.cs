namespace Orchestrator.Workflows.Definitions;

/// <summary>One text for all files that mean the same.</summary>
public static class CanonicalForm
{
    /// <summary>Canonical JSON: members sorted, activities by id, connections by their ends.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="includingLayout">Whether positions, sizes and vertices count.</param>
    public static string Write(WorkflowDefinition definition, bool includingLayout) => throw new NotSupportedException();

    /// <summary>SHA-256 of <see cref="Write"/> in lower-case hex.</summary>
    public static string Hash(WorkflowDefinition definition, bool includingLayout) => throw new NotSupportedException();
}
