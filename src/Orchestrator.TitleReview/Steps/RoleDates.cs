using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// Dates of a window by who acts, such as <c>closing.applicant</c>. One that has an hour of its own says it by a second name,
/// <c>closing.applicant/18:00</c>, whose date is the day on which that hour was stated: the latest holds.
/// </summary>
/// <param name="prefix">What the names begin with, a full stop at the end.</param>
internal sealed class RoleDates(string prefix)
{
    private const char HourMark = '/';

    /// <summary>The date's name.</summary>
    public string Of(string role) => prefix + role;

    /// <summary>States at which hour of its day it is, unless that is known.</summary>
    public void StateHour(ActivityContext context, string role, DeadlineTime hour, DeadlineTime? usual = null)
    {
        if ((HourOf(context.Anchors(), role) ?? usual) != hour)
            context.SetDate($"{Of(role)}{HourMark}{hour}", context.Today());
    }

    /// <summary>At which hour of its day it is; null when none was stated.</summary>
    public DeadlineTime? HourOf(IReadOnlyDictionary<string, LocalDate> dates, string role)
    {
        var hours = Of(role) + HourMark;
        return dates
            .Where(date => date.Key.StartsWith(hours, StringComparison.Ordinal) && TrackNames.TrackOf(date.Key) is null)
            .OrderByDescending(date => date.Value)
            .Select(date => DeadlineTime.TryRead(date.Key[hours.Length..], out var hour) ? hour : (DeadlineTime?)null)
            .FirstOrDefault(hour => hour is not null);
    }
}
