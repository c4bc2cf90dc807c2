using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Notices;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>
/// Which clause of the next notice takes the place of which of the old one: the same sentence in the same section, days, years and numbers
/// of documents aside; else the most alike. Each has at most one successor.
/// </summary>
public sealed partial class ClauseSuccession
{
    /// <summary>How alike two sentences of one section have to be, by their pairs of characters.</summary>
    private const double AlikeInSection = 0.55;

    /// <summary>The same for sentences that moved to another section.</summary>
    private const double AlikeElsewhere = 0.8;

    private readonly Dictionary<string, string> successors = new(StringComparer.Ordinal);

    /// <summary>Compares two notices.</summary>
    /// <param name="old">The old one.</param>
    /// <param name="next">The one of the new year.</param>
    public ClauseSuccession(OfficialNotice old, OfficialNotice next)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(next);
        (Old, Next) = (old, next);
        var before = old.Clauses.Select(clause => new Words(clause)).ToList();
        var after = next.Clauses.Select(clause => new Words(clause)).ToList();
        var pairs =
            from one in before
            from other in after
            let alike = one.Alike(other)
            where alike >= (one.Section == other.Section ? AlikeInSection : AlikeElsewhere)
            orderby alike descending, one.Section == other.Section descending, one.Id, other.Id
            select (one.Id, Other: other.Id);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, other) in pairs.ToList())
        {
            if (!successors.ContainsKey(id) && taken.Add(other))
                successors.Add(id, other);
        }
    }

    /// <summary>The old notice.</summary>
    public OfficialNotice Old { get; }

    /// <summary>The notice of the new year.</summary>
    public OfficialNotice Next { get; }

    /// <summary>How many clauses have a successor.</summary>
    public int Count => successors.Count;

    /// <summary>
    /// The notice of a year that follows an old one: of the same city, and of several the one with the most successors;
    /// null when none is known.
    /// </summary>
    public static ClauseSuccession? Find(NoticeBook notices, string? old, int year)
    {
        ArgumentNullException.ThrowIfNull(notices);
        return old is not null && notices.Notice(old) is { } from
            ? notices
                .All.Where(next =>
                    !next.IsNational
                    && next.Id != from.Id
                    && next.Year == year
                    && next.Jurisdiction == from.Jurisdiction
                )
                .Select(next => new ClauseSuccession(from, next))
                .MaxBy(succession => succession.Count)
            : null;
    }

    /// <summary>The clause that takes the place of an old one; null when none does.</summary>
    public string? Of(string clause) => successors.GetValueOrDefault(clause);

    /// <summary>Writes the new clauses and the new notice into a definition.</summary>
    /// <returns>The old clauses it cites that have no successor, in order: they stay as they are.</returns>
    public IReadOnlyList<Clause> Apply(JsonObject definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var left = new SortedSet<string>(StringComparer.Ordinal);
        Rewrite(definition, left);
        if (DateMark.About(definition) is { } about)
            about["notice"] = Next.Id;
        return [.. Old.Clauses.Where(clause => left.Contains(clause.Id))];
    }

    private void Rewrite(JsonNode? at, SortedSet<string> left)
    {
        switch (at)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (Rewritten(value, left) is { } text)
                        members[name] = text;
                    else
                        Rewrite(value, left);
                }

                break;
            case JsonArray items:
                for (var place = 0; place < items.Count; place++)
                {
                    if (Rewritten(items[place], left) is { } text)
                        items[place] = text;
                    else
                        Rewrite(items[place], left);
                }

                break;
        }
    }

    /// <summary>A text with the clauses in it exchanged; null when it is none or has none.</summary>
    private string? Rewritten(JsonNode? value, SortedSet<string> left)
    {
        if (
            value is not JsonValue written
            || !written.TryGetValue<string>(out var text)
            || !text.Contains('-', StringComparison.Ordinal)
        )
        {
            return null;
        }
        var old = Old.Clauses.Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal);
        var changed = ClauseId()
            .Replace(text, match =>
            {
                if (!old.Contains(match.Value))
                    return match.Value;
                if (successors.TryGetValue(match.Value, out var next))
                    return next;
                left.Add(match.Value);
                return match.Value;
            });
        return changed == text ? null : changed;
    }

    [GeneratedRegex(@"[A-Za-z0-9._]+(?:-[A-Za-z0-9._]+)+")]
    private static partial Regex ClauseId();

    /// <summary>What changes from year to year: years, days, weekdays, numbers of documents.</summary>
    [GeneratedRegex(@"[（(]星期[一二三四五六日][）)]|〔\d{4}〕\d*号?|\d{4}年度?|\d{1,2}月|\d{1,2}日|\s")]
    private static partial Regex Yearly();

    private sealed class Words
    {
        private readonly string plain;
        private readonly Dictionary<(char, char), int> pairs;

        public Words(Clause clause)
        {
            (Id, Section) = (clause.Id, clause.Section);
            plain = Yearly().Replace(clause.Sentence, "");
            pairs = plain
                .Zip(plain.Skip(1))
                .GroupBy(pair => pair)
                .ToDictionary(group => group.Key, group => group.Count());
        }

        public string Id { get; }

        public string Section { get; }

        /// <summary>From 0 to 1; 1 for the same words.</summary>
        public double Alike(Words other)
        {
            if (plain == other.plain)
                return 1;
            var total = Math.Max(plain.Length - 1, 0) + Math.Max(other.plain.Length - 1, 0);
            var shared = pairs.Sum(pair => Math.Min(pair.Value, other.pairs.GetValueOrDefault(pair.Key)));
            return total == 0 ? 0 : 2.0 * shared / total;
        }
    }
}
