using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Collects the warnings of one resolved date, in the order of their codes.</summary>
internal static class DateWarnings
{
    public static IReadOnlyList<DateWarning> Of(
        DateRule rule,
        WorkingCalendar calendar,
        ComputedDay computed,
        LocalDate date,
        bool provisional,
        DateUse use
    )
    {
        var warnings = new List<DateWarning>(rule.Check());
        if (use == DateUse.Opening && !calendar.IsWorkingDay(date))
        {
            warnings.Add(
                DateWarning.Of(
                    DateWarningCodes.RestDay,
                    TextId.WarningOpensOnRestDay,
                    date,
                    TextCatalogue.Weekday(date)
                )
            );
        }
        else if (!calendar.IsWorkingDay(date) && calendar.PreviousOnOrBefore(date).TryGet(out var effective))
        {
            warnings.Add(
                DateWarning.Of(
                    DateWarningCodes.RestDay,
                    TextId.WarningRestDay,
                    date,
                    TextCatalogue.Weekday(date),
                    effective.Date,
                    TextCatalogue.Weekday(effective.Date)
                )
            );
        }
        if (rule is WithinBeforeRule && computed.Target is { } target && target != computed.Day)
        {
            warnings.Add(
                DateWarning.Vague([
                    new(JsonNames<WithinReading>.Write(WithinReading.Window), computed.Day),
                    new(JsonNames<WithinReading>.Write(WithinReading.AtLeast), target),
                ])
            );
        }
        if (provisional)
        {
            warnings.Add(
                DateWarning.Of(
                    DateWarningCodes.Provisional,
                    TextId.WarningProvisional,
                    calendar.Source.Name,
                    calendar.ValidFrom,
                    calendar.ValidThrough
                )
            );
        }
        return [.. warnings.OrderBy(warning => warning.Code, StringComparer.Ordinal)];
    }
}
