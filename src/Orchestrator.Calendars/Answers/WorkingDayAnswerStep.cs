namespace Orchestrator.Calendars;

/// <summary>One day of a <see cref="WorkingDayAnswer"/>.</summary>
/// <param name="Date">The day as <c>yyyy-MM-dd</c>.</param>
/// <param name="Counted">True when it moved the count on.</param>
/// <param name="Reason">Why, in Chinese, with the document.</param>
public sealed record WorkingDayAnswerStep(string Date, bool Counted, string Reason);
