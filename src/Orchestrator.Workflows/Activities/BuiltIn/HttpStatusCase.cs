namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A status code that a request may answer with, and what runs then.</summary>
/// <param name="StatusCode">E.g. 200.</param>
public sealed record HttpStatusCase(int StatusCode)
{
    /// <summary>What runs; null: nothing.</summary>
    internal Activity? Activity { get; init; }
}
