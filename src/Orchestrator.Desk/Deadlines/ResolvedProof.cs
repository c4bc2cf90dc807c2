using Orchestrator.Calendars;

namespace Orchestrator.Desk.Deadlines;

/// <summary>A rule that was counted again.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Proof">Why it is this day.</param>
/// <param name="CalendarVersion">The calendar counted with.</param>
public sealed record ResolvedProof(DateRule Rule, Proof Proof, string CalendarVersion);
