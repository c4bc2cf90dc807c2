namespace Orchestrator.Calendars;

/// <summary>
/// Lays a region's arrangements over its base, or over plain weeks with the days off that the law itself gives, and indexes them.
/// </summary>
internal static class DayLayers
{
    public static WorkingDayIndex Index(CalendarSource source, WorkingDayIndex? below)
    {
        var years = source.Years;
        var first = years.Min(year => DayNumber.Of(new(year.Year, 1, 1)));
        var last = years.Max(year => DayNumber.Of(new(year.Year, 12, 31)));
        var days = source.NamedDays().Select(named => named.Day).ToList();
        if (days.Count > 0)
            first = Math.Min(first, days.Min(day => DayNumber.Of(day.Date)));
        (first, last) = below is not null
            ? (Math.Min(first, below.First), Math.Max(last, below.Last))
            : (Math.Min(first, StatutoryDays.First), Math.Max(last, StatutoryDays.Last));

        var kinds = new DayKind[last - first + 1];
        for (var day = first; day <= last; day++)
            kinds[day - first] = below?.KindOf(day) ?? PlainKind(day);
        foreach (var day in days)
            kinds[DayNumber.Of(day.Date) - first] = KindOf(day, regional: source.BaseRegion is not null);
        if (below is null)
        {
            foreach (var day in StatutoryDays.All.Where(day => !source.Arranges(DayNumber.ToDate(day))))
                kinds[day - first] = DayNumber.IsMondayToFriday(day) ? DayKind.Holiday : DayKind.Weekend;
        }

        return new WorkingDayIndex(first, kinds);
    }

    private static DayKind PlainKind(int day) => DayNumber.IsMondayToFriday(day) ? DayKind.WorkingDay : DayKind.Weekend;

    private static DayKind KindOf(ArrangedDay day, bool regional) =>
        (day.IsOffDay, regional) switch
        {
            (true, false) => DayKind.Holiday,
            (false, false) => DayKind.MakeUpDay,
            (true, true) => DayKind.RegionalHoliday,
            (false, true) => DayKind.RegionalMakeUpDay,
        };
}
