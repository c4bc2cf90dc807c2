using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Cases.Moves;

/// <summary>What a cycle's plan follows from, before a move or after it.</summary>
/// <param name="Schedule">Its definition.</param>
/// <param name="Application">The definition of its applications; null when it starts none.</param>
/// <param name="Book">The calendars.</param>
/// <param name="Anchors">Its dates.</param>
internal sealed record PlannedDates(
    WorkflowPlan Schedule,
    WorkflowPlan? Application,
    CalendarBook Book,
    IReadOnlyDictionary<string, LocalDate> Anchors
);
