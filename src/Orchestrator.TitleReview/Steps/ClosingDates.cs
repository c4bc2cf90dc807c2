using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// The dates of a window's own closings, by who acts: <c>closing.applicant</c>, <c>closing.employer</c>, … They bind
/// whoever they name. One that ends before the day does says when by a second name, <c>closing.applicant/18:00</c>, whose date is the
/// day on which that hour was stated: the latest holds.
/// </summary>
internal static class ClosingDates
{
    private const string Prefix = "closing.";
    private const char HourMark = '/';

    /// <summary>The date's name.</summary>
    public static string Of(string role) => Prefix + role;

    /// <summary>States at which hour of its day a closing ends, unless that is known.</summary>
    public static void StateHour(ActivityContext context, string role, DeadlineTime? time)
    {
        var hour = time ?? DeadlineTime.EndOfDay;
        if (HourOf(context, role) != hour)
            context.SetDate($"{Of(role)}{HourMark}{hour}", context.Today());
    }

    /// <summary>Why a role may not act any more; null when it may, or has no closing of its own.</summary>
    public static Refusal? Refuse(ActivityContext context, string role, IReadOnlyList<string> clauses) =>
        context.Anchor(Of(role)) is { } day
        && LastOf(context, day, HourOf(context, role)) is var due
        && context.Now >= due
            ? Refusals.DeadlinePassed(due, clauses)
            : null;

    /// <summary>Why nobody may apply any more although the closing is still to come: the intake was closed early.</summary>
    /// <param name="context">The run of the submission.</param>
    /// <param name="closes">The hour at which applying ends on its last day; null: 24:00.</param>
    /// <param name="clauses">Where the closing comes from.</param>
    public static Refusal? RefuseEnded(ActivityContext context, DeadlineTime? closes, IReadOnlyList<string> clauses)
    {
        if (context.Anchor(AnchorNames.IntakeEnds) is not { } last)
            return null;
        var hour = context.Anchor(Of(Roles.Applicant)) is null
            ? closes ?? DeadlineTime.EndOfDay
            : HourOf(context, Roles.Applicant);
        return context.Now < ChinaTime.At(last, hour) ? null : Refusals.IntakeEnded(last, clauses);
    }

    private static Instant LastOf(ActivityContext context, LocalDate day, DeadlineTime hour) =>
        context.InForce(ChinaTime.At(day, hour), hour);

    private static DeadlineTime HourOf(ActivityContext context, string role)
    {
        var prefix = Of(role) + HourMark;
        return context
            .Anchors()
            .Where(date =>
                date.Key.StartsWith(prefix, StringComparison.Ordinal) && TrackNames.TrackOf(date.Key) is null
            )
            .OrderByDescending(date => date.Value)
            .Select(date => DeadlineTime.TryRead(date.Key[prefix.Length..], out var hour) ? hour : (DeadlineTime?)null)
            .FirstOrDefault(hour => hour is not null)
            ?? DeadlineTime.EndOfDay;
    }
}
