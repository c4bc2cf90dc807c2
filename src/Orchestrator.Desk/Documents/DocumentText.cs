using Orchestrator.Calendars;

namespace Orchestrator.Desk.Documents;

/// <summary>The text of a document that somebody handed in, or why it cannot be read.</summary>
/// <param name="Text">Lines; the cells of a table's row are parted by tabs. Null when it cannot be read.</param>
/// <param name="Refusal">What is wrong and what to do; null when it was read.</param>
public sealed record DocumentText(string? Text, BilingualText? Refusal)
{
    internal static DocumentText Of(string text) => new(text, null);

    /// <summary>It cannot be read.</summary>
    /// <param name="chinese">What is wrong and what to do, without a full stop.</param>
    /// <param name="english">The same in English.</param>
    public static DocumentText Refused(string chinese, string english) =>
        new(null, new BilingualText(chinese, english));
}
