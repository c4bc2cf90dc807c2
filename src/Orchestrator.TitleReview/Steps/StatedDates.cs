using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// Dates that an activity states for others by a rule of its own. Another calendar or another rule restates them, unless a person
/// has moved them to a day of their own meanwhile.
/// </summary>
internal static class StatedDates
{
    private const string Prefix = "by-rule:";

    /// <summary>States a date as the rule gives it.</summary>
    public static void State(this ActivityContext context, string anchor, LocalDate date)
    {
        context.SetAnchor(anchor, date);
        context.SetProperty(Prefix + anchor, LocalDatePattern.Iso.Format(date));
    }

    /// <summary>States it again when the rule gives another day now.</summary>
    public static void Restate(this ActivityContext context, string anchor, LocalDate date)
    {
        var byRule = context.GetProperty<string>(Prefix + anchor);
        if (byRule is null || context.Anchor(anchor) is not { } now || LocalDatePattern.Iso.Format(now) != byRule || now == date)
            return;
        context.State(anchor, date);
    }
}
