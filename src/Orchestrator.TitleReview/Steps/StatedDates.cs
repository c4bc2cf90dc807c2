using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
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
        context.SetDate(anchor, date);
        context.SetProperty(Prefix + anchor, LocalDatePattern.Iso.Format(date));
    }

    /// <summary>
    /// States a date by a rule as soon as what the rule counts from is known, and again when that has moved
    /// (<paramref name="changed"/>), the
    /// calendar or the rule is another one. Until then it waits, and so does whatever counts from it.
    /// </summary>
    /// <param name="context">The run.</param>
    /// <param name="anchor">The date's name.</param>
    /// <param name="rule">What gives it.</param>
    /// <param name="day">Its day as the dates stand; null while the rule waits.</param>
    /// <param name="changed">The date that has changed; null at the start.</param>
    public static void StateBy(
        this ActivityContext context,
        string anchor,
        DateRule rule,
        LocalDate? day,
        string? changed
    )
    {
        if (day is not { } known)
            return;
        // The cycle as a whole may have a date of that name: a track states its own.
        if (!context.Environment.Anchors.ContainsKey(TrackNames.Of(anchor, context.Track())))
            context.State(anchor, known);
        else if (changed is not null && (changed == AnchorNames.Any || changed == rule.AnchorName))
            context.Restate(anchor, known);
    }

    /// <summary>States it again when the rule gives another day now.</summary>
    public static void Restate(this ActivityContext context, string anchor, LocalDate date)
    {
        var byRule = context.GetProperty<string>(Prefix + anchor);
        if (
            byRule is null
            || context.Anchor(anchor) is not { } now
            || LocalDatePattern.Iso.Format(now) != byRule
            || now == date
        )
        {
            return;
        }
        context.State(anchor, date);
    }
}
