namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>批次: whom some of a notice's dates are for.</summary>
/// <param name="Name">In the notice's words.</param>
/// <param name="Levels">Their levels; empty: the notice names no levels, a person has to say who belongs to it.</param>
internal sealed record DraftTrack(string Name, IReadOnlyList<string> Levels)
{
    /// <summary>The track that a notice's words name; null for all.</summary>
    public static DraftTrack? Of(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        var text = words.Replace("、", "", StringComparison.Ordinal);
        return new DraftTrack(text, LevelWords.In(words));
    }

    /// <summary>Whether it is the same, however it is written.</summary>
    public bool Is(DraftTrack? other) => other is not null && other.Name == Name;
}
