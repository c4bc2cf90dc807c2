using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Steps;

/// <summary>The data that every run of a title-review activity needs, besides what its stimulus asks for.</summary>
public static class ReviewEnvironment
{
    /// <summary>The calendar data of a run: <see cref="DateResolver"/> and <see cref="WorkingCalendar"/> of the cycle's region.</summary>
    /// <param name="book">The calendars.</param>
    /// <param name="region">The cycle's region, e.g. <c>cn</c>.</param>
    public static Dictionary<Type, object> Calendars(CalendarBook book, string region) => new()
    {
        [typeof(DateResolver)] = new DateResolver(book, region),
        [typeof(WorkingCalendar)] = book.For(region).Value,
    };
}
