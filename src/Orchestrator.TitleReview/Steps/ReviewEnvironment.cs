using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Steps;

/// <summary>The data that every run of a title-review activity needs, besides what its stimulus asks for.</summary>
public static class ReviewEnvironment
{
    /// <summary>The calendar data of a run: <see cref="DateResolver"/> and <see cref="WorkingCalendar"/> of the cycle's region.</summary>
    /// <param name="book">The calendars.</param>
    /// <param name="region">The cycle's region, e.g. <c>cn</c>.</param>
    /// <param name="version">The version to count by; the newest when it is null or the book has none of that name.</param>
    public static Dictionary<Type, object> Calendars(CalendarBook book, string region, string? version = null)
    {
        var calendar = version is not null && book.For(region, version).TryGet(out var pinned) ? pinned : book.For(region).Value;
        return new Dictionary<Type, object>
        {
            [typeof(DateResolver)] = new DateResolver(book, region, new Dictionary<string, string> { [region] = calendar.Version }),
            [typeof(WorkingCalendar)] = calendar,
        };
    }
}
