using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Reading.Places;

/// <summary>The place that a notice is for.</summary>
internal static partial class Jurisdictions
{
    private const int FarthestInBody = 20_000;

    /// <summary>
    /// The place that names begin with (issuer, title, in this order); else the one that the body's titles and
    /// systems name most; null when none does.
    /// </summary>
    public static string? Of(IEnumerable<string?> names, string body)
    {
        foreach (var name in names)
        {
            if (name is not null && At(name) is { } place)
                return place;
        }

        return Quoted()
            .Matches(body.Length > FarthestInBody ? body[..FarthestInBody] : body)
            .Select(match => At(match.Groups[1].Value))
            .OfType<string>()
            .CountBy(place => place)
            .OrderByDescending(count => count.Value)
            .Select(count => count.Key)
            .FirstOrDefault();
    }

    /// <summary>The place at the beginning of a name: the city of a province, the district of a city.</summary>
    private static string? At(string name)
    {
        var match = Place().Match(name);
        if (!match.Success)
            return null;
        var units = match.Groups["unit"].Captures.Select(unit => unit.Value).ToList();
        if (units.Count > 1 && (units[0].EndsWith('省') || units[0].EndsWith("自治区", StringComparison.Ordinal)))
            units.RemoveAt(0);
        var place = string.Concat(units);
        return Pronoun().IsMatch(place) ? null : place;
    }

    [GeneratedRegex(
        @"\A(?:(?:\d{4}|[〇一二三四五六七八九]{4})年度?)?(?:中共)?(?<unit>[^省市区县盟旗关于各本全我该《“\d,。、:()]{1,8}?(?:自治区|自治州|自治县|自治旗|地区|省|市|州(?![市区县])|盟|旗|县|区))+"
    )]
    private static partial Regex Place();

    [GeneratedRegex(@"[《“]([^《》“”]{2,14})")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"年度|\A(各|本|全|我|该|中心|开发|高新|经济)|职称|人才")]
    private static partial Regex Pronoun();
}
