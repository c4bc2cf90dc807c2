using System.Collections.Frozen;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Finds the words for a day: weekday, holiday, document, and why an answer is only an estimate.</summary>
internal sealed class DayDescriber
{
    private readonly WorkingCalendar calendar;
    private readonly FrozenDictionary<LocalDate, (YearArrangement Year, ArrangedDay Day)> arranged;

    public DayDescriber(WorkingCalendar calendar)
    {
        this.calendar = calendar;
        var days = new Dictionary<LocalDate, (YearArrangement, ArrangedDay)>();
        foreach (var named in calendar.Source.NamedDays())
            days[named.Day.Date] = named;

        arranged = days.ToFrozenDictionary();
    }

    public DayFact Describe(LocalDate date)
    {
        var weekday = TextCatalogue.Weekday(date);
        var provisional = ProvisionalReason(date);
        if (calendar.Base is null && calendar.StatutoryNameOf(date) is { } law)
        {
            var off = TextCatalogue.Of(TextId.DayStatutory, weekday, TextCatalogue.Holiday(law));
            return new DayFact(
                date,
                calendar.Index.KindOf(DayNumber.Of(date)),
                off,
                law,
                StatutoryDays.Document,
                provisional
            );
        }

        if (arranged.TryGetValue(date, out var entry))
        {
            var kind = calendar.Index.KindOf(DayNumber.Of(date));
            return new DayFact(
                date,
                kind,
                Reason(kind, weekday, TextCatalogue.Holiday(entry.Day.Name), date),
                entry.Day.Name,
                entry.Year.Citation,
                provisional
            );
        }

        if (calendar.Base is { } below)
            return below.Describe(date) with { ProvisionalReason = provisional };
        var plain = calendar.Index.KindOf(DayNumber.Of(date));
        var text = (plain, provisional is not null) switch
        {
            (DayKind.WorkingDay, false) => TextId.DayWorking,
            (DayKind.WorkingDay, true) => TextId.DayEstimatedWorking,
            (_, true) => TextId.DayEstimatedWeekend,
            _ => TextId.DayWeekend,
        };
        return new DayFact(date, plain, TextCatalogue.Of(text, weekday), null, null, provisional);
    }

    private BilingualText Reason(DayKind kind, BilingualText weekday, BilingualText holiday, LocalDate date) =>
        kind switch
        {
            DayKind.MakeUpDay => TextCatalogue.Of(TextId.DayMakeUp, weekday, holiday),
            DayKind.RegionalMakeUpDay => TextCatalogue.Of(TextId.DayRegionalMakeUp, weekday, holiday),
            DayKind.RegionalHoliday when calendar.Base?.Describe(date).Kind == DayKind.MakeUpDay => TextCatalogue.Of(
                TextId.DayRegionalHolidayOverMakeUp,
                weekday,
                holiday
            ),
            DayKind.RegionalHoliday => TextCatalogue.Of(TextId.DayRegionalHoliday, weekday, holiday),
            _ => TextCatalogue.Of(TextId.DayHoliday, weekday, holiday),
        };

    private BilingualText? ProvisionalReason(LocalDate date)
    {
        if (!calendar.IsProvisional(date))
            return null;
        if (calendar.Base is { } below && below.IsProvisional(date))
            return below.Describe(date).ProvisionalReason;
        var name = calendar.Source.Name;
        if (calendar.StatutoryNameOf(date) is { } law)
        {
            return TextCatalogue.Of(
                TextId.ProvisionalMadeUp,
                TextCatalogue.Holiday(law),
                TextCatalogue.Weekday(date),
                date.Year
            );
        }
        var year = calendar.Source.Years.FirstOrDefault(year => year.Year == date.Year);
        return year is null || year.Status == ArrangementStatus.Official
            ? TextCatalogue.Of(Missing(date.Year), name, date.Year, calendar.ValidFrom, calendar.ValidThrough)
            : TextCatalogue.Of(TextId.ProvisionalStatus, name, date.Year);
    }

    private string Missing(int year) =>
        calendar.Base is null && !StatutoryDays.KnowsLunarDaysOf(year)
            ? TextId.ProvisionalMissingLunar
            : TextId.ProvisionalMissing;
}
