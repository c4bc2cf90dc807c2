using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>Something that lacks.</summary>
/// <param name="DefinitionId">The definition that it lacks in.</param>
/// <param name="ActivityId">The activity that misses it; null when it concerns the whole definition.</param>
/// <param name="Code">Stable code, see <see cref="AbsenceAnalysis"/>.</param>
/// <param name="Severity">An error when the year cannot go on, or not lawfully.</param>
/// <param name="Clause">The clause or the national rule that demands it; null when the definition itself does.</param>
/// <param name="Chinese">What lacks, and what to do.</param>
/// <param name="English">The same in English.</param>
public sealed record AbsenceFinding(
    string DefinitionId,
    string? ActivityId,
    string Code,
    Severity Severity,
    string? Clause,
    string Chinese,
    string English
)
{
    /// <summary>The step that would mend it; null when no single one would.</summary>
    public LackingActivity? Lacking { get; init; }
}
