using Orchestrator.TitleReview.Reading.Texts;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Grammar;

/// <summary>A sentence while its rules are read: its islands, the days of its dates, what was used.</summary>
internal sealed class Scene
{
    /// <summary>No context is looked for farther away than so many letters: a text without a comma stays cheap.</summary>
    private const int Farthest = 160;

    private const string Bounds = ",。;!?\t";

    private readonly HashSet<Island> _used = new(ReferenceEqualityComparer.Instance);

    public Scene(Sentence sentence, YearOfDates years)
    {
        Sentence = sentence;
        Years = years;
        Islands = Words.Islands.Of(sentence.Text);
        Dates = DateCarry.Read(sentence.Text, Islands, years);
    }

    /// <summary>The sentence.</summary>
    public Sentence Sentence { get; }

    /// <summary>What a date without a year is read by.</summary>
    public YearOfDates Years { get; }

    /// <summary>Its letters.</summary>
    public string Text => Sentence.Text;

    /// <summary>What can be counted in it, in order.</summary>
    public IReadOnlyList<Island> Islands { get; }

    /// <summary>The days of its dates.</summary>
    public IReadOnlyDictionary<WrittenDate, ReadDate> Dates { get; }

    /// <summary>Those that no rule has used, in order.</summary>
    public IEnumerable<Island> Unused => Islands.Where(island => !_used.Contains(island));

    /// <summary>Whether a rule has used an island.</summary>
    public bool IsUsed(Island island) => _used.Contains(island);

    /// <summary>Marks islands as used.</summary>
    public void Use(params ReadOnlySpan<Island> islands)
    {
        foreach (var island in islands)
            _used.Add(island);
    }

    /// <summary>Where the part between commas begins that holds a place.</summary>
    public int PartStart(int at)
    {
        var start = at;
        while (start > 0 && at - start < Farthest && !Bounds.Contains(Text[start - 1]))
            start--;
        return start;
    }

    /// <summary>Where the part between commas ends that holds a place.</summary>
    public int PartEnd(int at)
    {
        var end = at;
        while (end < Text.Length && end - at < Farthest && !Bounds.Contains(Text[end]))
            end++;
        return end;
    }

    /// <summary>Where the part before the one that holds a place begins; the same when there is none.</summary>
    public int PartBefore(int at)
    {
        var start = PartStart(at);
        return start > 1 && Text[start - 1] == ',' ? PartStart(start - 1) : start;
    }

    /// <summary>The island after another; null when it is the last.</summary>
    public Island? After(int index) => index + 1 < Islands.Count ? Islands[index + 1] : null;

    /// <summary>Whether any word of a group ends right before a place.</summary>
    public bool Ends(string group, int end) => WordTable.Ends(group, Text, end) > 0;

    /// <summary>Whether any word of a group begins at a place.</summary>
    public bool Starts(string group, int at) => WordTable.Starts(group, Text, at) > 0;

    /// <summary>Whether any word of a group stands in a stretch.</summary>
    public bool Any(string group, int from, int to) => to > from && WordTable.Any(group, Text, from, to);
}
