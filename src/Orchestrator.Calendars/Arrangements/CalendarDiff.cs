using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>What a new version changes, for a person to confirm before it is applied.</summary>
/// <param name="Region">The region.</param>
/// <param name="FromVersion">The version compared with; null when the region is new.</param>
/// <param name="ToVersion">The new version.</param>
/// <param name="ValidThroughBefore">The last certain day of the older version; null when the region is new.</param>
/// <param name="ValidThroughAfter">The last certain day of the new version.</param>
/// <param name="Changes">Each day whose kind changes, by date. Against missing data, the Monday-to-Friday estimate
/// counts as the old kind.</param>
public sealed record CalendarDiff(
    string Region,
    string? FromVersion,
    string ToVersion,
    LocalDate? ValidThroughBefore,
    LocalDate ValidThroughAfter,
    IReadOnlyList<DayChange> Changes
)
{
    /// <summary>Compares two versions over every day for which either has data.</summary>
    public static CalendarDiff Between(WorkingCalendar before, WorkingCalendar after)
    {
        var first = Math.Min(before.Index.First, after.Index.First);
        var last = Math.Max(before.Index.Last, after.Index.Last);
        var changes = new List<DayChange>();
        for (var day = first; day <= last; day++)
        {
            if (before.Index.KindOf(day) == after.Index.KindOf(day))
                continue;
            var date = DayNumber.ToDate(day);
            changes.Add(new DayChange(date, before.Describe(date), after.Describe(date)));
        }

        return new CalendarDiff(
            after.Region,
            before.Region == after.Region ? before.Version : null,
            after.Version,
            before.Region == after.Region ? before.ValidThrough : null,
            after.ValidThrough,
            changes
        );
    }
}
