namespace Orchestrator.Workflows.Runtime;

/// <summary>Why a stimulus was refused, in words that its sender can act on.</summary>
/// <param name="Code">Stable code, e.g. <c>deadline-passed</c>, <c>not-expected</c>, <c>floor</c>, <c>evidence-missing</c>.</param>
/// <param name="Chinese">The sentence in Chinese.</param>
/// <param name="English">The sentence in English.</param>
public sealed record Refusal(string Code, string Chinese, string English)
{
    /// <summary>The clauses it rests on; empty when none.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
}
