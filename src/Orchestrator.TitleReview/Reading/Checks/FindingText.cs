using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Reading.Checks;

/// <summary>A finding before it is told where it stands.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Chinese">What is the matter and what to do.</param>
/// <param name="English">The same in English.</param>
internal sealed record FindingText(string Code, Severity Severity, string Chinese, string English)
{
    /// <summary>The finding with its place.</summary>
    public ReadFinding At(string? clause, string? quote) => new(Code, Severity, clause, quote, Chinese, English);
}
