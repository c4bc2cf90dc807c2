using System.Text.Json;

namespace Orchestrator.Calendars;

/// <summary>The catalogue of counting conventions, read from <c>Data/conventions.json</c>.</summary>
public static class CountingConventions
{
    /// <summary>Every convention about counting, by number.</summary>
    public static IReadOnlyList<CountingConvention> All { get; } = Load();

    /// <summary>C1: Asia/Shanghai.</summary>
    public static CountingConvention TimeZone { get; } = Get("C1");

    /// <summary>C2: 「X月X日前」 includes the day.</summary>
    public static CountingConvention NamedDate { get; } = Get("C2");

    /// <summary>C3: a deadline ends at 24:00, paper at business close.</summary>
    public static CountingConvention TimeOfDay { get; } = Get("C3");

    /// <summary>C4: 「X月底」 is the last calendar day.</summary>
    public static CountingConvention MonthEnd { get; } = Get("C4");

    /// <summary>C5: 「X月上旬前」 is the end of that ten-day period.</summary>
    public static CountingConvention TenDayPeriod { get; } = Get("C5");

    /// <summary>C6: 「X月前」 is before the month begins.</summary>
    public static CountingConvention BeforeMonth { get; } = Get("C6");

    /// <summary>C7: 「会议N日前」 counts calendar days.</summary>
    public static CountingConvention DaysBefore { get; } = Get("C7");

    /// <summary>C8: 「前N个工作日」 is the N-th working day strictly before.</summary>
    public static CountingConvention WorkingDaysBefore { get; } = Get("C8");

    /// <summary>C9: 「前N个工作日内」 has a target and a window.</summary>
    public static CountingConvention WithinWorkingDaysBefore { get; } = Get("C9");

    /// <summary>C10: 「后N个工作日内」 does not count the trigger day.</summary>
    public static CountingConvention WorkingDaysAfter { get; } = Get("C10");

    /// <summary>C11: 「自…之日起N日/月内」 does not count the trigger day.</summary>
    public static CountingConvention PeriodFrom { get; } = Get("C11");

    /// <summary>C12: publicity runs N whole working days after the posting.</summary>
    public static CountingConvention Publicity { get; } = Get("C12");

    /// <summary>C13: what happens on a rest day.</summary>
    public static CountingConvention RestDay { get; } = Get("C13");

    /// <summary>C14: which calendar counts.</summary>
    public static CountingConvention Calendar { get; } = Get("C14");

    /// <summary>C15: hard and soft wording.</summary>
    public static CountingConvention HardOrSoft { get; } = Get("C15");

    /// <summary>C16: comparison with a threshold.</summary>
    public static CountingConvention Threshold { get; } = Get("C16");

    /// <summary>C17: full months before the month of the first submission.</summary>
    public static CountingConvention FullMonthsBefore { get; } = Get("C17");

    /// <summary>C21: a printed weekday is checked.</summary>
    public static CountingConvention PrintedWeekday { get; } = Get("C21");

    /// <summary>C26: terms of years.</summary>
    public static CountingConvention TermOfYears { get; } = Get("C26");

    /// <summary>The convention with that id, or null.</summary>
    public static CountingConvention? Find(string id) => All.FirstOrDefault(convention => convention.Id == id);

    private static CountingConvention Get(string id) =>
        Find(id) ?? throw new InvalidOperationException($"The catalogue lacks convention {id}.");

    private static List<CountingConvention> Load()
    {
        using var document = JsonDocument.Parse(EmbeddedData.Read("conventions.json"));
        return [.. document.RootElement.GetProperty("conventions").EnumerateArray().Select(Convention)];
    }

    private static CountingConvention Convention(JsonElement element) =>
        new(
            element.GetProperty("id").GetString()!,
            Text(element.GetProperty("name")),
            Text(element.GetProperty("question")),
            Text(element.GetProperty("default")),
            [
                .. element
                    .GetProperty("alternatives")
                    .EnumerateArray()
                    .Select(other => new ConventionAlternative(other.GetProperty("option").GetString()!, Text(other))),
            ],
            Text(element.GetProperty("basis"))
        );

    private static BilingualText Text(JsonElement element) =>
        new(element.GetProperty("zh").GetString()!, element.GetProperty("en").GetString()!);
}
