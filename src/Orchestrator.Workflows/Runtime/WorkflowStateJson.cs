namespace Orchestrator.Workflows.Runtime;

/// <summary>The stored form of a state: compact UTF-8 JSON with short names, defaults left out.</summary>
public static class WorkflowStateJson
{
    public static byte[] Write(WorkflowState state) => throw new NotSupportedException();

    /// <summary>Reads what <see cref="Write"/> wrote. Throws <see cref="FormatException"/> for anything else: that is damage, not input.</summary>
    public static WorkflowState Read(ReadOnlySpan<byte> utf8) => throw new NotSupportedException();
}
