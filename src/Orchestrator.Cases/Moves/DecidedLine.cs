using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>Decided deadlines of one step whose rule would give another day now: they stay as they are.</summary>
/// <param name="Step">What the step is called.</param>
/// <param name="Date">The last local day by which they were decided.</param>
/// <param name="WouldBe">The day that the rule would give now.</param>
/// <param name="State">How they were decided.</param>
/// <param name="Count">How many.</param>
public sealed record DecidedLine(string Step, LocalDate Date, LocalDate WouldBe, DeadlineState State, int Count);
