namespace Orchestrator.TitleReview.Drafting.Templates;

/// <summary>Words as the tables write them: any of a list; <c>A+B</c> means both.</summary>
internal static class WordList
{
    /// <summary>Whether a text has any of them.</summary>
    public static bool IsIn(IReadOnlyList<string> words, string text) =>
        words.Any(word => word.Split('+').All(part => text.Contains(part, StringComparison.Ordinal)));
}
