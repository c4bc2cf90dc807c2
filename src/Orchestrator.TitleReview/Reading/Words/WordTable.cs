using System.Collections.Frozen;
using System.Text.Json;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>The words of the notices' language, by what they do: data, longest first.</summary>
internal static class WordTable
{
    private const string Resource = "Orchestrator.TitleReview.Reading.words.json";

    private static readonly FrozenDictionary<string, WordGroup> Groups = Load();

    /// <summary>The letters that words of a group begin with.</summary>
    public static IEnumerable<char> FirstLetters(string group) => Groups[group].FirstLetters;

    /// <summary>How many letters of the group's longest word stand at a place; 0 when none does.</summary>
    public static int Starts(string group, string text, int at) => Groups[group].StartsAt(text, at);

    /// <summary>How many letters of the group's longest word end before a place; 0 when none does.</summary>
    public static int Ends(string group, string text, int end) => Groups[group].EndsAt(text, end);

    /// <summary>Where the last of the group's words stands in a stretch; null when none does.</summary>
    public static (int At, string Word)? Last(string group, string text, int from, int to)
    {
        var words = Groups[group];
        for (var at = to - 1; at >= from; at--)
        {
            if (words.StartsAt(text, at) is > 0 and var length && at + length <= to)
                return (at, text.Substring(at, length));
        }

        return null;
    }

    /// <summary>Where the first of the group's words stands in a stretch; null when none does.</summary>
    public static (int At, string Word)? First(string group, string text, int from, int to)
    {
        var words = Groups[group];
        for (var at = from; at < to; at++)
        {
            if (words.StartsAt(text, at) is > 0 and var length && at + length <= to)
                return (at, text.Substring(at, length));
        }

        return null;
    }

    /// <summary>Whether any of the group's words stands in a stretch.</summary>
    public static bool Any(string group, string text, int from, int to) => First(group, text, from, to) is not null;

    private static FrozenDictionary<string, WordGroup> Load()
    {
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer
            .Deserialize<Dictionary<string, string[]>>(stream, ReviewJson.Options)!
            .ToFrozenDictionary(group => group.Key, group => new WordGroup(group.Value));
    }
}
