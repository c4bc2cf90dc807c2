using System.Globalization;
using System.Xml.Linq;

namespace Orchestrator.Desk.Documents;

/// <summary>The numbers that Word puts before paragraphs: they are in no text, but a notice's sections are told apart by them.</summary>
internal sealed class DocxNumbering
{
    private const int MostStyles = 12;
    private const int Levels = 9;

    /// <summary>The namespace of everything in a Word document (ECMA-376).</summary>
    public static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly Dictionary<string, string> _lists;
    private readonly Dictionary<string, DocxLevel[]> _levels;
    private readonly Dictionary<string, XElement> _styles;
    private readonly Dictionary<string, int[]> _counts = [];

    /// <summary>Reads the package's lists and the styles that use them; either may be missing.</summary>
    public DocxNumbering(XDocument? numbering, XDocument? styles)
    {
        var root = numbering?.Root;
        _lists = (root?.Elements(Word + "num") ?? [])
            .Where(list => Id(list, "numId") is not null && list.Element(Word + "abstractNumId") is not null)
            .DistinctBy(list => Id(list, "numId"))
            .ToDictionary(list => Id(list, "numId")!, list => Value(list.Element(Word + "abstractNumId")) ?? "");
        _levels = (root?.Elements(Word + "abstractNum") ?? [])
            .Where(list => Id(list, "abstractNumId") is not null)
            .DistinctBy(list => Id(list, "abstractNumId"))
            .ToDictionary(list => Id(list, "abstractNumId")!, LevelsOf);
        _styles = (styles?.Root?.Elements(Word + "style") ?? [])
            .Where(style => Id(style, "styleId") is not null)
            .DistinctBy(style => Id(style, "styleId"))
            .ToDictionary(style => Id(style, "styleId")!);
    }

    /// <summary>The number before a paragraph, counted on; empty when it has none.</summary>
    public string Next(XElement paragraph)
    {
        var (list, level) = ListOf(paragraph);
        if (
            list is null
            || !_lists.TryGetValue(list, out var name)
            || !_levels.TryGetValue(name, out var levels)
            || level is < 0 or >= Levels
        )
        {
            return "";
        }
        if (!_counts.TryGetValue(name, out var counts))
            _counts[name] = counts = new int[Levels];
        counts[level] = counts[level] == 0 ? levels[level].Start : counts[level] + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        var text = levels[level].Text;
        for (var at = 0; at < Levels; at++)
        {
            var number = counts[at] == 0 ? levels[at].Start : counts[at];
            text = text.Replace($"%{at + 1}", DocxNumbers.Write(number, levels[at].Format), StringComparison.Ordinal);
        }

        return levels[level].Format is "bullet" or "none" ? "" : text;
    }

    private (string? List, int Level) ListOf(XElement paragraph)
    {
        var properties = paragraph.Element(Word + "pPr");
        var own = properties?.Element(Word + "numPr");
        var (list, level) = (Value(own?.Element(Word + "numId")), Number(Value(own?.Element(Word + "ilvl"))));
        var style = Value(properties?.Element(Word + "pStyle"));
        for (var steps = 0; style is not null && steps < MostStyles && (list is null || level is null); steps++)
        {
            if (!_styles.TryGetValue(style, out var found))
                break;
            var numbers = found.Element(Word + "pPr")?.Element(Word + "numPr");
            list ??= Value(numbers?.Element(Word + "numId"));
            level ??= Number(Value(numbers?.Element(Word + "ilvl")));
            style = Value(found.Element(Word + "basedOn"));
        }

        return (list is "0" ? null : list, level ?? 0);
    }

    private static DocxLevel[] LevelsOf(XElement list)
    {
        var levels = Enumerable.Repeat(new DocxLevel(1, "decimal", ""), Levels).ToArray();
        foreach (var level in list.Elements(Word + "lvl"))
        {
            if (Number(Id(level, "ilvl")) is not (>= 0 and < Levels and var at))
                continue;
            levels[at] = new DocxLevel(
                Math.Clamp(Number(Value(level.Element(Word + "start"))) ?? 1, 0, 9999),
                Value(level.Element(Word + "numFmt")) ?? "decimal",
                Value(level.Element(Word + "lvlText")) ?? ""
            );
        }

        return levels;
    }

    private static string? Id(XElement element, string name) => (string?)element.Attribute(Word + name);

    private static string? Value(XElement? element) => (string?)element?.Attribute(Word + "val");

    private static int? Number(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
