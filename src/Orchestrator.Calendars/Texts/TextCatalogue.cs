using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>The user-visible texts of this assembly, kept in <c>Data/texts.json</c>.</summary>
internal static class TextCatalogue
{
    private static readonly FrozenDictionary<string, BilingualText> Texts = Load("texts");
    private static readonly FrozenDictionary<string, BilingualText> Holidays = Load("holidays");
    private static readonly BilingualText[] Weekdays =
    [
        .. Enumerable.Range(1, 7).Select(day => Texts["weekday." + day.ToString(CultureInfo.InvariantCulture)]),
    ];

    public static IReadOnlyDictionary<string, BilingualText> All => Texts;

    public static BilingualText Of(string id, params object?[] values)
    {
        var text = Texts[id];
        return values.Length == 0
            ? text
            : new BilingualText(Fill(text.Chinese, values, chinese: true), Fill(text.English, values, chinese: false));
    }

    public static BilingualText Weekday(LocalDate date) => Weekdays[(int)date.DayOfWeek - 1];

    public static BilingualText Weekday(IsoDayOfWeek day) => Weekdays[(int)day - 1];

    /// <summary>A name such as 「国庆节、中秋节」 with its English; an unknown name stays Chinese in both.</summary>
    public static BilingualText Holiday(string name) =>
        new(
            name,
            string.Join(
                " and ",
                name.Split('、').Select(part => Holidays.TryGetValue(part, out var known) ? known.English : part)
            )
        );

    private static string Fill(string format, object?[] values, bool chinese) =>
        string.Format(CultureInfo.InvariantCulture, format, [.. values.Select(value => Show(value, chinese))]);

    private static object? Show(object? value, bool chinese) =>
        value switch
        {
            BilingualText text => chinese ? text.Chinese : text.English,
            LocalDate date => IsoDate.Write(date),
            _ => value,
        };

    /// <summary>A section of the texts by its name.</summary>
    public static FrozenDictionary<string, BilingualText> Load(string section)
    {
        using var document = JsonDocument.Parse(EmbeddedData.Read("texts.json"));
        return document
            .RootElement.GetProperty(section)
            .EnumerateObject()
            .ToFrozenDictionary(
                entry => entry.Name,
                entry => new BilingualText(
                    entry.Value.GetProperty("zh").GetString()!,
                    entry.Value.GetProperty("en").GetString()!
                )
            );
    }
}
