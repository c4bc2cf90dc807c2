using NodaTime;

namespace Orchestrator.Engine.Moves;

/// <summary>A date of a cycle, from which others count, moves.</summary>
/// <param name="Name">Its name, e.g. <c>meeting</c>.</param>
/// <param name="From">The day until now; null when it is stated for the first time.</param>
/// <param name="To">The day from now on.</param>
public sealed record AnchorLine(string Name, LocalDate? From, LocalDate To);
