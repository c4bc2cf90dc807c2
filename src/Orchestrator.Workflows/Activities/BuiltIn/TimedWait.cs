using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A technical wait until an instant, of any length.</summary>
internal static class TimedWait
{
    public const string Name = "due";

    private static readonly DateTimeZone China = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static void Until(ActivityContext context, Instant due) =>
        context.Arm(
            new DeadlineRequest
            {
                Name = Name,
                Kind = DeadlineKind.Timer,
                Due = due,
                DueDate = (due - Duration.Epsilon).InZone(China).Date,
            }
        );

    public static Instant After(ActivityContext context, TimeSpan span)
    {
        var wait = Duration.FromTimeSpan(span);
        return wait > Instant.MaxValue - context.Now
            ? throw new ActivityFaultException("delay", "The delay ends beyond the calendar.")
            : context.Now + wait;
    }
}
