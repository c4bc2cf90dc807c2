using System.Collections.Frozen;
using System.Text.Json;

namespace Orchestrator.TitleReview.Reading.Places;

/// <summary>Which calendar a place keeps, and the letters that stand for its name.</summary>
internal static class PlaceNames
{
    private const string Resource = "Orchestrator.TitleReview.Reading.places.json";
    private static readonly string[] Units =
    [
        "自治区",
        "自治州",
        "自治县",
        "自治旗",
        "地区",
        "省",
        "市",
        "区",
        "县",
        "盟",
        "旗",
        "州",
    ];

    private static readonly PlaceData Data = Load();

    private static readonly FrozenDictionary<char, char> Letters = Data
        .Letters.SelectMany(letter => letter.Value.Select(character => (Character: character, Letter: letter.Key[0])))
        .DistinctBy(pair => pair.Character)
        .ToFrozenDictionary(pair => pair.Character, pair => pair.Letter);

    /// <summary>The region whose calendar holds there: <c>cn</c> unless a region's own days off apply.</summary>
    public static string RegionOf(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is null)
                continue;
            foreach (var (region, places) in Data.Regions)
            {
                if (places.Any(name.Contains))
                    return region;
            }
        }

        return Orchestrator.Calendars.CalendarBook.NationalRegion;
    }

    /// <summary>Two letters for a place: JZ for 江州市. A character that has none counts as X; N alone for no place.</summary>
    public static string LettersOf(string? place)
    {
        if (place is null)
            return "N";
        var unit = Units.First(unit => place.EndsWith(unit, StringComparison.Ordinal) || unit == Units[^1]);
        var name =
            place.EndsWith(unit, StringComparison.Ordinal) && place.Length > unit.Length
                ? place[..^unit.Length]
                : place;
        // 天津市河西区: the last name counts.
        var last =
            name.LastIndexOfAny(['省', '市', '县']) is >= 0 and var at && at + 2 < name.Length
                ? name[(at + 1)..]
                : name;
        return new string([.. last.Take(2).Select(character => Letters.GetValueOrDefault(character, 'X'))]);
    }

    private static PlaceData Load()
    {
        using var stream = typeof(PlaceNames).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<PlaceData>(stream, ReviewJson.Options)!;
    }
}
