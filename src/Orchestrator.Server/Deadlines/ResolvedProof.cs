using Orchestrator.Calendars;

namespace Orchestrator.Server.Deadlines;

/// <summary>A rule that was counted again.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Proof">Why it is this day.</param>
/// <param name="CalendarVersion">The calendar counted with.</param>
internal sealed record ResolvedProof(DateRule Rule, Proof Proof, string CalendarVersion);
