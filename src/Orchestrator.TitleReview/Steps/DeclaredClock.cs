using Orchestrator.TitleReview.Readings;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// One clock of a step, declared once (D16): the run arms, follows and recounts it, and the plan shows and proves it, by
/// the same words.
/// </summary>
/// <param name="Name">The deadline's name within the activity.</param>
/// <param name="Date">How its date is counted.</param>
/// <param name="Kind">Legal, internal, a period.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Clauses">Where it comes from.</param>
internal sealed record DeclaredClock(
    string Name,
    ChosenRule Date,
    DeadlineKind Kind,
    string? Actor,
    IReadOnlyList<string> Clauses
)
{
    /// <summary>What of the activity the plan calls it; empty: the activity itself.</summary>
    public string What { get; init; } = "";

    /// <summary>What is done by then; null: what the activity is called.</summary>
    public string? Action { get; init; }

    /// <summary>False: 原则上, it may be moved by prior report.</summary>
    public bool Hard { get; init; } = true;

    /// <summary>False: nobody is told before, and nobody is to act.</summary>
    public bool Remind { get; init; } = true;

    /// <summary>The event that has happened when it is met; null: the step itself.</summary>
    public string? Done { get; init; }

    /// <summary>False: shown only, because it is for cycles of another kind.</summary>
    public bool Binds { get; init; } = true;

    /// <summary>Whether it is a day of the law or of the notice, not an advised one.</summary>
    public bool IsLegal => Kind != DeadlineKind.Internal;

    /// <summary>What its deadline is to whom.</summary>
    public StepTerms Terms => new(Kind, Remind ? Actor : null, Clauses) { Hard = Hard, Remind = Remind };
}
