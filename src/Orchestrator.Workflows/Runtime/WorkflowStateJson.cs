using System.Text.Json;

namespace Orchestrator.Workflows.Runtime;

/// <summary>The stored form of a state: compact UTF-8 JSON with short names, defaults left out.</summary>
public static class WorkflowStateJson
{
    /// <summary>The same state gives the same bytes.</summary>
    public static byte[] Write(WorkflowState state) => StateWriter.Write(state);

    /// <summary>
    /// Reads what <see cref="Write"/> wrote. Throws <see cref="FormatException"/> for anything else: that is damage,
    /// not input.
    /// </summary>
    public static WorkflowState Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StateReader.Read(utf8);
        }
        catch (Exception problem)
            when (problem
                    is JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or IndexOutOfRangeException
                        or ArgumentException
            )
        {
            throw new FormatException($"The stored state is damaged: {problem.Message}", problem);
        }
    }
}
