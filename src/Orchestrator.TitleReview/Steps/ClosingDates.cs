using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// The dates of a window's own closings, by who acts: <c>closing.applicant</c>, <c>closing.employer</c>, … They bind
/// whoever they name.
/// </summary>
internal static class ClosingDates
{
    private static readonly RoleDates Dates = new("closing.");

    /// <summary>The date's name.</summary>
    public static string Of(string role) => Dates.Of(role);

    /// <summary>States at which hour of its day a closing ends, unless that is known.</summary>
    public static void StateHour(ActivityContext context, string role, DeadlineTime? time) =>
        Dates.StateHour(context, role, time ?? DeadlineTime.EndOfDay, usual: DeadlineTime.EndOfDay);

    /// <summary>Why a role may not act any more; null when it may, or has no closing of its own.</summary>
    public static Refusal? Refuse(ActivityContext context, string role, IReadOnlyList<string> clauses)
    {
        if (context.Anchor(Of(role)) is not { } day)
            return null;
        var hour = Dates.HourOf(context.Anchors(), role) ?? DeadlineTime.EndOfDay;
        var due = context.InForce(ChinaTime.Until(day, hour), hour);
        return context.Now >= due ? Refusals.DeadlinePassed(due, clauses) : null;
    }

    /// <summary>Why nobody may apply any more although the closing is still to come: the intake was closed early.</summary>
    /// <param name="context">The run of the submission.</param>
    /// <param name="closes">The hour at which applying ends on its last day; null: 24:00.</param>
    /// <param name="clauses">Where the closing comes from.</param>
    public static Refusal? RefuseEnded(ActivityContext context, DeadlineTime? closes, IReadOnlyList<string> clauses)
    {
        if (context.Anchor(AnchorNames.IntakeEnds) is not { } last)
            return null;
        var hour = (
            context.Anchor(Of(Roles.Applicant)) is null ? closes : Dates.HourOf(context.Anchors(), Roles.Applicant)
        ) ?? DeadlineTime.EndOfDay;
        return context.Now < ChinaTime.Until(last, hour) ? null : Refusals.IntakeEnded(last, clauses);
    }
}
