using NodaTime;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Notices;

/// <summary>
/// Finds each rule's counterpart in an earlier notice: first the same words but for numbers, then the most alike of the
/// same form.
/// </summary>
internal static class RuleComparer
{
    private const double LeastAlike = 0.5;

    /// <summary>Beyond it only the same words are counterparts: a real notice has some hundred rules.</summary>
    private const int MostPairs = 250_000;

    public static (int Same, IReadOnlyList<RuleChange> Changes) Compare(
        IReadOnlyList<ReadRule> earlier,
        IReadOnlyList<ReadRule> later
    )
    {
        var counterparts = Counterparts(earlier, later);
        var changes = new List<RuleChange>();
        for (var at = 0; at < later.Count; at++)
        {
            if (counterparts[at] is not { } was)
                changes.Add(Change("new", at, null, later[at].Quote));
            else if (Says(earlier[was]) != Says(later[at]))
                changes.Add(Change("changed", at, earlier[was].Quote, later[at].Quote));
        }

        var same = later.Count - changes.Count;
        var kept = counterparts.OfType<int>().ToHashSet();
        changes.AddRange(
            earlier.Where((_, at) => !kept.Contains(at)).Select(rule => Change("gone", null, rule.Quote, null))
        );
        return (same, changes);
    }

    private static int?[] Counterparts(IReadOnlyList<ReadRule> earlier, IReadOnlyList<ReadRule> later)
    {
        var found = new int?[later.Count];
        var left = new List<int>();
        var byWords = Enumerable
            .Range(0, earlier.Count)
            .GroupBy(at => (earlier[at].Form, Words(earlier[at])))
            .ToDictionary(group => group.Key, group => new Queue<int>(group));
        for (var at = 0; at < later.Count; at++)
        {
            if (byWords.TryGetValue((later[at].Form, Words(later[at])), out var same) && same.TryDequeue(out var was))
                found[at] = was;
            else
                left.Add(at);
        }

        var free = byWords.Values.SelectMany(queue => queue).ToHashSet();
        if ((long)free.Count * left.Count > MostPairs)
            return found;
        var pairs = left.SelectMany(at =>
                free.Where(was => earlier[was].Form == later[at].Form).Select(was => (at, was))
            )
            .Select(pair => (pair.at, pair.was, Alike: Alike(earlier[pair.was], later[pair.at])))
            .Where(pair => pair.Alike >= LeastAlike)
            .OrderByDescending(pair => pair.Alike)
            .ThenBy(pair => pair.at)
            .ThenBy(pair => pair.was);
        foreach (var (at, was, _) in pairs)
        {
            if (found[at] is null && free.Remove(was))
                found[at] = was;
        }

        return found;
    }

    /// <summary>Shared pairs of letters, from 0 to 1.</summary>
    private static double Alike(ReadRule one, ReadRule other)
    {
        var (first, second) = (Pairs(one), Pairs(other));
        var all = first.Count + second.Count;
        return all == 0 ? 0 : 2.0 * first.Count(second.Contains) / all;
    }

    private static HashSet<(char, char)> Pairs(ReadRule rule)
    {
        var words = Words(rule) + rule.Actor + rule.Action;
        return [.. words.Zip(words.Skip(1))];
    }

    private static string Words(ReadRule rule) =>
        string.Concat(rule.Quote.Where(letter => char.IsLetter(letter) && letter is not ('年' or '月' or '日')));

    /// <summary>What it settles; that a date's year goes on is no change.</summary>
    private static string Says(ReadRule rule) =>
        string.Join(
            '|',
            DayOf(rule.From),
            DayOf(rule.To),
            DayOf(rule.Date),
            rule.TimeFrom,
            rule.Time,
            rule.N,
            rule.Unit,
            rule.Bound,
            rule.Value,
            rule.Soft
        );

    private static string DayOf(LocalDate? date) => date is { } day ? $"{day.Month}-{day.Day}" : "";

    private static RuleChange Change(string kind, int? rule, string? before, string? after) =>
        new()
        {
            Kind = kind,
            Rule = rule,
            Before = before,
            After = after,
        };
}
