using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// The first days of those who audit and report in a window, by who acts: <c>opening.employer</c>, <c>opening.department</c>,
/// <c>opening.office</c>. Its hour is always stated, also while the day is not known yet: then nobody may act.
/// </summary>
public static class OpeningDates
{
    private static readonly RoleDates Dates = new("opening.");

    /// <summary>The date's name.</summary>
    public static string Of(string role) => Dates.Of(role);

    /// <summary>Whether a role may act on a day, as the dates of its cycle or track stand; true when nothing opens for it.</summary>
    public static bool IsOpen(IReadOnlyDictionary<string, LocalDate> dates, string role, LocalDate today) =>
        dates.TryGetValue(Of(role), out var day) ? today >= day : Dates.HourOf(dates, role) is null;

    internal static void StateHour(ActivityContext context, string role, DeadlineTime? time) =>
        Dates.StateHour(context, role, time ?? DeadlineTime.StartOfDay);

    /// <summary>Why a role may not act yet; null when it may.</summary>
    internal static Refusal? Refuse(ActivityContext context, string role, IReadOnlyList<string> clauses)
    {
        if (Dates.HourOf(context.Anchors(), role) is not { } hour)
            return null;
        var (what, english) = ($"{Roles.Chinese(role)}审核报送", $"Auditing and reporting by {Roles.English(role)}");
        if (context.Anchor(Of(role)) is not { } day)
        {
            return Refusals.NotYet(
                $"{what}的开始日期尚未确定，确定后方可办理",
                $"{english} opens on a day that is not known yet",
                clauses
            );
        }
        var opens = ChinaTime.At(day, hour);
        return context.Now < opens ? Refusals.NotYetOpen(what, english, opens, clauses) : null;
    }
}
