namespace Orchestrator.Calendars;

/// <summary>What a run that counts dates is given.</summary>
public static class CountingData
{
    /// <summary>By type: the <see cref="DateResolver"/> and the <see cref="WorkingCalendar"/> of a region.</summary>
    /// <param name="book">The calendars.</param>
    /// <param name="region">The region, e.g. <c>cn</c>; one of the book's.</param>
    /// <param name="version">The version to count by; the newest when it is null or the book has none of that name.</param>
    public static Dictionary<Type, object> Of(CalendarBook book, string region, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        var calendar =
            version is not null && book.For(region, version).TryGet(out var pinned) ? pinned : book.For(region).Value;
        return new Dictionary<Type, object>
        {
            [typeof(DateResolver)] = new DateResolver(
                book,
                region,
                new Dictionary<string, string> { [region] = calendar.Version }
            ),
            [typeof(WorkingCalendar)] = calendar,
        };
    }
}
