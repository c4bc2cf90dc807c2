namespace Orchestrator.TitleReview.Drafting.Drafts;

/// <summary>A rule of the notice that no step of the draft carries out; a person has to.</summary>
/// <param name="Clause">The clause, e.g. <c>JZ25-2.1-a</c>.</param>
/// <param name="Quote">The words of the notice.</param>
/// <param name="Reason">Why, and what to do, in Chinese.</param>
/// <param name="ReasonEn">The same in English.</param>
public sealed record UnplacedRule(string Clause, string Quote, string Reason, string ReasonEn);
