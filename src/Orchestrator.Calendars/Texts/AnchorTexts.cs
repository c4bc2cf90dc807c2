using System.Collections.Frozen;

namespace Orchestrator.Calendars;

/// <summary>
/// How people call the dates that rules count from: the one table for proofs, previews and lists
/// (<c>Data/texts.json</c>).
/// </summary>
public static class AnchorTexts
{
    private static readonly FrozenDictionary<string, BilingualText> Texts = TextCatalogue.Load("anchors");

    /// <summary>Whether the table knows it; a definition may name dates of its own.</summary>
    public static bool Knows(string anchor) => Texts.ContainsKey(anchor);

    /// <summary>Its name in sentences; an unknown one as written.</summary>
    public static BilingualText Of(string anchor) =>
        Texts.GetValueOrDefault(anchor) ?? new BilingualText(anchor, anchor);
}
