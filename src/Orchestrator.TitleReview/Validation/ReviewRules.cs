using Orchestrator.Calendars;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Validation;

/// <summary>The rules of title review for the definition validator.</summary>
public static class ReviewRules
{
    /// <summary>All rules.</summary>
    /// <param name="book">The calendars that schedules are planned with.</param>
    public static IReadOnlyList<IDefinitionRule> All(CalendarBook book) => [new ClauseRule(), new DateRuleRule(), new FloorRule(), new ScheduleRule(book), new ToConfirmRule()];
}
