using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Calendars.Tests;

/// <summary>Short words for what most cases start from.</summary>
internal static class Given
{
    public static WorkingCalendar National { get; } = CalendarBook.Official.For("cn").Value;

    public static WorkingCalendar Guangxi { get; } = CalendarBook.Official.For("cn-gx").Value;

    public static DateResolver Resolver { get; } = new(CalendarBook.Official);

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Dictionary<string, LocalDate> Anchor(string name, string iso) => new() { [name] = Day(iso) };

    public static Dictionary<string, LocalDate> NoAnchors { get; } = [];

    public static DateRule Rule(string json) => DateRuleJson.Read(json).Value;

    public static ResolvedDate Due(
        string json,
        string? anchor = null,
        string? iso = null,
        DateResolver? resolver = null
    ) => (resolver ?? Resolver).ResolveDue(Rule(json), anchor is null ? NoAnchors : Anchor(anchor, iso!)).Value;

    public static Instant ShanghaiInstant(string local) => ShanghaiSecond(local + ":00");

    public static Instant ShanghaiSecond(string local) =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss")
            .Parse(local)
            .Value.InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Shanghai"])
            .ToInstant();

    public static string Iso(LocalDate date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
