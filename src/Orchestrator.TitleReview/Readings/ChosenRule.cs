using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Readings;

/// <summary>A date rule of a plan as the administrator reads it.</summary>
/// <param name="Rule">The rule with the chosen reading.</param>
/// <param name="Input">The workflow input that holds the choice; null when the wording leaves nothing to choose.</param>
/// <param name="Alternatives">The readings to show beside the chosen one.</param>
internal sealed record ChosenRule(DateRule Rule, string? Input, IReadOnlyList<string> Alternatives);
