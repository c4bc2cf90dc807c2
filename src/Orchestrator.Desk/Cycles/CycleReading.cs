using NodaTime;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Desk.Cycles;

/// <summary>What was read of a cycle, at one moment.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Definition">The schedule's version that it runs.</param>
/// <param name="Today">The civil day of the moment.</param>
/// <param name="Due">Its deadlines and those of its applications, the same ones once, in the order of their dates.</param>
/// <param name="Timeline">The same with what the schedule only foresees.</param>
/// <param name="Applications">Its applications by stage.</param>
internal sealed record CycleReading(
    Cycle Cycle,
    DefinitionVersion Definition,
    LocalDate Today,
    IReadOnlyList<TimelineItem> Due,
    IReadOnlyList<TimelineItem> Timeline,
    ApplicationCounts Applications
);
