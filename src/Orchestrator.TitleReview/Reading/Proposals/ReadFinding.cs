using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>Something in a notice that a person must look at, with the sentence.</summary>
/// <param name="Code">Stable code, e.g. <c>weekday</c>.</param>
/// <param name="Severity">An error is wrong in itself; a warning may be; an information is good to know.</param>
/// <param name="Clause">The clause; null for the whole notice.</param>
/// <param name="Quote">The words; null for the whole notice.</param>
/// <param name="Message">What is the matter and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record ReadFinding(
    string Code,
    Severity Severity,
    string? Clause,
    string? Quote,
    string Message,
    string MessageEn
);
