using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>What a deadline is to whom, beside its date.</summary>
/// <param name="Kind">Legal, internal, a period, an opening.</param>
/// <param name="Role">Who must act; null for periods.</param>
/// <param name="Clauses">Where it comes from.</param>
internal sealed record StepTerms(DeadlineKind Kind, string? Role, IReadOnlyList<string> Clauses)
{
    /// <summary>False: 原则上, it may be moved by prior report.</summary>
    public bool Hard { get; init; } = true;

    /// <summary>Code of who must act, where the role alone does not say it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Whether reminders go out.</summary>
    public bool Remind { get; init; } = true;
}
