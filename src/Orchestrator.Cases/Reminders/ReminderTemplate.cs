using System.Text.RegularExpressions;

namespace Orchestrator.Cases.Reminders;

/// <summary>A wording of PERSONAS, or a common one of ours (Z).</summary>
/// <param name="Code">E.g. <c>C-03</c>.</param>
/// <param name="Version">Counted up when its words change: evidence says which words were sent.</param>
/// <param name="Kind"><c>statutory</c> says 截止时间, <c>internal</c> says 建议完成时间, <c>notice</c> is an activity's.</param>
/// <param name="Chinese">Words with places in braces.</param>
/// <param name="English">The same in English.</param>
public sealed partial record ReminderTemplate(string Code, string Version, string Kind, string Chinese, string English)
{
    /// <summary>The names of its places.</summary>
    public IReadOnlySet<string> Places => PlacesOf(Chinese);

    internal static IReadOnlySet<string> PlacesOf(string text) =>
        Place().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Fills the places; one without a value gets <paramref name="unknown"/>.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> values, string unknown) =>
        Place()
            .Replace(text, match => values.TryGetValue(match.Groups["name"].Value, out var value) ? value : unknown)
            .Trim();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
