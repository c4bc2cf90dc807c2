using NodaTime;
using Orchestrator.Workflows.Activities.BuiltIn;

namespace Orchestrator.Workflows.Compilation;

/// <summary>When a timed trigger starts instances.</summary>
public static class StartTimes
{
    /// <summary>
    /// The first instant of all, counted from when the definition came into force; null when there is none. An
    /// instant that has passed by then starts nothing.
    /// </summary>
    public static Instant? First(WorkflowPlan plan, PlanTrigger trigger, Instant from) =>
        trigger.Activity switch
        {
            Activities.BuiltIn.Timer timer => Interval(plan, timer) is { } interval ? from + interval : null,
            StartAt at => PlanTriggers.Value(plan, at, at.DateTime) is var due && due > from ? due : null,
            _ => After(plan, trigger, from, from),
        };

    /// <summary>
    /// The next instant after one that has come; null when it was the last. Intervals that passed meanwhile are made
    /// good by one start, not by many.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="trigger">One of its timed triggers.</param>
    /// <param name="last">The instant that has come.</param>
    /// <param name="now">When it was seen.</param>
    public static Instant? After(WorkflowPlan plan, PlanTrigger trigger, Instant last, Instant now)
    {
        switch (trigger.Activity)
        {
            case Activities.BuiltIn.Timer timer when Interval(plan, timer) is { } interval:
                var passed = Math.Floor((now - last) / interval);
                return last + interval * (passed + 1);
            case Cron cron when PlanTriggers.Value(plan, cron, cron.CronExpression) is { Length: > 0 } expression:
                return CronTimes.Next(CronTimes.Parse(expression), now);
            default:
                return null;
        }
    }

    private static Duration? Interval(WorkflowPlan plan, Activities.BuiltIn.Timer timer) =>
        Duration.FromTimeSpan(PlanTriggers.Value(plan, timer, timer.Interval)) is var interval
        && interval >= Duration.FromSeconds(1)
            ? interval
            : null;
}
