using System.Collections.Frozen;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Words that do the same, found by their first or last letter.</summary>
internal sealed class WordGroup
{
    private readonly FrozenDictionary<char, string[]> _byFirst;
    private readonly FrozenDictionary<char, string[]> _byLast;

    public WordGroup(IEnumerable<string> words)
    {
        var longestFirst = words.Distinct().OrderByDescending(word => word.Length).ToList();
        _byFirst = longestFirst
            .GroupBy(word => word[0])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byLast = longestFirst
            .GroupBy(word => word[^1])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The letters that words begin with.</summary>
    public IEnumerable<char> FirstLetters => _byFirst.Keys;

    /// <summary>How many letters of the longest word stand at a place; 0 when none does.</summary>
    public int StartsAt(string text, int at)
    {
        if (at >= text.Length || !_byFirst.TryGetValue(text[at], out var words))
            return 0;
        foreach (var word in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return word.Length;
        }

        return 0;
    }

    /// <summary>How many letters of the longest word end before a place; 0 when none does.</summary>
    public int EndsAt(string text, int end)
    {
        if (end <= 0 || !_byLast.TryGetValue(text[end - 1], out var words))
            return 0;
        foreach (var word in words)
        {
            if (end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0)
                return word.Length;
        }

        return 0;
    }
}
