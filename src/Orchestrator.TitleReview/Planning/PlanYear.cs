using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Days that somebody typed for a definition of a year: one without a year is one of that year.</summary>
public static class PlanYear
{
    /// <summary>Reads a day such as <c>2024-11-01</c>, 2024年11月1日 or 11月1日.</summary>
    /// <param name="plan">The definition.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="date">The day.</param>
    public static bool TryReadDay(this WorkflowPlan plan, string? text, out LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return TypedDay.TryRead(text, DefinitionInfo.Of(plan.Definition).Year, out date);
    }
}
