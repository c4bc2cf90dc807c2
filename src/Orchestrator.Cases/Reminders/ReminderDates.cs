using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;

namespace Orchestrator.Cases.Reminders;

/// <summary>Dates as officials write them.</summary>
internal static class ReminderDates
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>10月28日.</summary>
    public static string Day(LocalDate date, ReminderLanguage language) =>
        ReminderTexts.Phrase("day", language, ("month", Number(date.Month)), ("date", Number(date.Day)));

    /// <summary>2024年10月28日（星期一）.</summary>
    public static string Date(LocalDate date, ReminderLanguage language) =>
        ReminderTexts.Phrase(
            "date",
            language,
            ("year", Number(date.Year)),
            ("month", Number(date.Month)),
            ("date", Number(date.Day)),
            ("weekday", ReminderTexts.Phrase($"weekday.{(int)date.DayOfWeek}", language))
        );

    /// <summary>2024年10月28日（星期一）09:30.</summary>
    public static string Moment(Instant instant, ReminderLanguage language)
    {
        var local = instant.InZone(ChinaTime.Zone);
        return Moment(local.Date, Time.Format(local.TimeOfDay), language);
    }

    /// <summary>The end of a term: 24时 of its last day, or its time, with seconds the last that counts.</summary>
    public static string Due(Instant due, LocalDate dueDate, ReminderLanguage language)
    {
        if (due == ChinaTime.At(dueDate, DeadlineTime.EndOfDay))
            return ReminderTexts.Phrase("due.midnight", language, ("date", Date(dueDate, language)));
        var (date, time) = ChinaTime.LastMoment(due);
        return Moment(date, time.ToString(), language);
    }

    /// <summary>A value of a notice: an ISO date as officials write it, anything else as it is.</summary>
    public static string Value(string value, ReminderLanguage language) =>
        LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var date } ? Date(date, language) : value;

    private static string Moment(LocalDate date, string time, ReminderLanguage language) =>
        ReminderTexts.Phrase("due.time", language, ("date", Date(date, language)), ("time", time));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
