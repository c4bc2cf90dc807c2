using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// The days off that the State Council's regulation (全国年节及纪念日放假办法) itself gives to everyone, whether or not the year's
/// arrangement is published. Each year has those of the text then in force; lunar days are known for 1950 to 2100.
/// </summary>
internal static class StatutoryDays
{
    /// <summary>The first year looked at: the regulation is of December 1949.</summary>
    public const int FirstYear = 1950;

    /// <summary>The last year looked at; plans end before it (<see cref="PlannableDays"/>).</summary>
    public const int LastYear = 2200;

    private static readonly Lazy<(string Document, FrozenDictionary<int, string> Names)> Loaded = new(Load);

    /// <summary>The first day number looked at.</summary>
    public static int First { get; } = DayNumber.Of(new LocalDate(FirstYear, 1, 1));

    /// <summary>The last day number looked at.</summary>
    public static int Last { get; } = DayNumber.Of(new LocalDate(LastYear, 12, 31));

    /// <summary>The numbers of all days off by law, in no order.</summary>
    public static IReadOnlyList<int> All => Loaded.Value.Names.Keys;

    /// <summary>The regulation, as a proof cites it.</summary>
    public static string Document => Loaded.Value.Document;

    /// <summary>The holiday that makes a day number (<see cref="DayNumber"/>) a day off by law; null when none does.</summary>
    public static string? NameOf(int day) => Loaded.Value.Names.GetValueOrDefault(day);

    /// <summary>Whether the lunar holidays of a year can be computed.</summary>
    public static bool KnowsLunarDaysOf(int year) => year is >= FirstYear and <= LunarDays.LastYear;

    private static (string Document, FrozenDictionary<int, string> Names) Load()
    {
        using var document = JsonDocument.Parse(EmbeddedData.Read("statutory.json"));
        var laws = document
            .RootElement.GetProperty("laws")
            .EnumerateArray()
            .Select(law =>
                (From: law.GetProperty("from").GetInt32(), Days: law.GetProperty("days").EnumerateObject().ToList())
            )
            .ToList();
        var named =
            from year in Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
            from holiday in laws.Last(law => law.From <= year).Days
            from written in holiday.Value.EnumerateArray()
            let date = DayOf(year, written.GetString()!)
            where date is not null
            group holiday.Name by DayNumber.Of(date.Value);
        return (
            document.RootElement.GetProperty("document").GetString()!,
            named.ToFrozenDictionary(day => day.Key, day => string.Join('、', day.Distinct()))
        );
    }

    private static LocalDate? DayOf(int year, string written) =>
        written.Split(' ') switch
        {
            ["qingming"] => SolarTerms.QingmingOf(year),
            ["lunar", _] when !KnowsLunarDaysOf(year) => null,
            ["lunar", "eve"] => LunarDays.Of(year, 1, 1).PlusDays(-1),
            ["lunar", var day] => LunarDays.Of(year, Month(day), Day(day)),
            [var day] => new LocalDate(year, Month(day), Day(day)),
            _ => throw new InvalidOperationException($"statutory.json names no day by '{written}'."),
        };

    private static int Month(string day) => int.Parse(day[..2], CultureInfo.InvariantCulture);

    private static int Day(string day) => int.Parse(day[3..], CultureInfo.InvariantCulture);
}
