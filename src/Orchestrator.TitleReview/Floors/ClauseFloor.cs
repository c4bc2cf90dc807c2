namespace Orchestrator.TitleReview.Floors;

/// <summary>The minimum that a clause of a notice states: a definition that rests on it may say more, never less.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Unit"><c>days</c> or <c>workingDays</c>.</param>
public sealed record ClauseFloor(string Clause, int Minimum, string Unit);
