using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// 恢复办理: of an application that was taken up again, every last day that had passed by then is its new last day, at
/// the same hour; all others stay.
/// </summary>
internal static class GraceDays
{
    /// <summary>The rule by which a last day holds for this application.</summary>
    public static DateRule InForce(
        this ActivityContext context,
        DateRule rule,
        IReadOnlyDictionary<string, LocalDate> anchors
    ) =>
        context.Grace is { } grace && context.Dates().FindDue(rule, anchors).TryGet(out var due) && due.Due <= grace.At
            ? Until(grace, rule.TimeOfDay)
            : rule;

    /// <summary>The rule of the new last day.</summary>
    public static DateRule Until(Grace grace, DeadlineTime? time) =>
        new FixedDateRule { Date = grace.Until, TimeOfDay = time };

    /// <summary>The instant at which a last day ends for this application.</summary>
    public static Instant InForce(this ActivityContext context, Instant due, DeadlineTime time) =>
        context.Grace is { } grace && due <= grace.At ? ChinaTime.Until(grace.Until, time) : due;
}
