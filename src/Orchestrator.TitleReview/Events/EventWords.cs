namespace Orchestrator.TitleReview.Events;

/// <summary>Events by the names that people know, in the place of the technical ones.</summary>
public static class EventWords
{
    private static readonly IReadOnlyList<(string Name, string Title)> Known =
    [
        .. ReviewEvents
            .All.DistinctBy(item => item.Name)
            .Select(item => (item.Name, item.Title))
            .OrderByDescending(item => item.Name.Length),
    ];

    /// <summary>A sentence with the titles of events in the place of their names.</summary>
    public static string InChinese(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        foreach (var (name, title) in Known)
            sentence = sentence.Replace(name, title, StringComparison.Ordinal);
        return sentence;
    }
}
