using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// A contradictory chain as a sentence: each condition with its clauses and the day it leads to, then the one that
/// cannot be met.
/// </summary>
/// <param name="constraints">The schedule's conditions.</param>
/// <param name="days">The same as links.</param>
/// <param name="book">Names of events.</param>
/// <param name="likely">A day for an event at which a loop is shown to begin, such as the planned one.</param>
internal sealed class ChainText(
    IReadOnlyList<Constraint> constraints,
    ScheduleDays days,
    ConstraintBook book,
    IReadOnlyDictionary<string, LocalDate> likely
)
{
    private readonly List<string> chinese = [];
    private readonly List<string> english = [];

    /// <summary>The numbers of the conditions in the order they are told; a loop is told up to a last day.</summary>
    public static IReadOnlyList<int> Ordered(IReadOnlyList<Constraint> constraints, DayChain chain)
    {
        if (!chain.IsLoop)
            return chain.Links;
        var end = Enumerable
            .Range(0, chain.Links.Count)
            .LastOrDefault(at => constraints[chain.Links[at]].IsLatest, chain.Links.Count - 1);
        return [.. chain.Links.Skip(end + 1), .. chain.Links.Take(end + 1)];
    }

    /// <summary>The sentence. Conditions that only pass a day on, without a clause, are not told.</summary>
    public BilingualText Of(DayChain chain)
    {
        var ordered = Ordered(constraints, chain);
        var day = 0;
        if (chain.IsLoop)
        {
            var start = Leads(ordered[^1]);
            day = days.DayOf(likely.TryGetValue(start, out var date) ? date : days.DateOf(ScheduleDays.DaysBefore));
            Say($"如{book.NameOf(start).Chinese}为{Iso(day)}", $"with {book.NameOf(start).English} on {Iso(day)}");
        }

        var begun = day;
        foreach (var at in ordered.SkipLast(1))
            day = Tell(at, day);
        End(ordered[^1], begun);
        return new BilingualText(string.Join("；", chinese), string.Join("; ", english));
    }

    private int Tell(int at, int before)
    {
        var (constraint, link, words) = (constraints[at], days.Links[at], constraints[at].Words());
        if (link.Map is null)
        {
            Say(words.Chinese + Cite(constraint), words.English + CiteEn(constraint));
            return link.Day;
        }

        var day = link.Map.Raise(before);
        var name = book.NameOf(Leads(at));
        if (day != before || constraint.Why is not { Clauses.Count: 0, Chinese: null, Code: null or "order" })
        {
            Say(
                $"{words.Chinese}{Cite(constraint)}，{name.Chinese}最早{Iso(day)}",
                $"{words.English}{CiteEn(constraint)}: {name.English} on {Iso(day)} at the earliest"
            );
        }
        return day;
    }

    private void End(int at, int begun)
    {
        var (constraint, words) = (constraints[at], constraints[at].Words());
        var (by, byEn) = constraint is { IsLatest: true, IsAbsolute: false }
            ? (
                $"，即不晚于{Iso(days.DayOf(constraint.DayAfter!(days.DateOf(begun))))}",
                $", by {Iso(days.DayOf(constraint.DayAfter!(days.DateOf(begun))))}"
            )
            : ("", "");
        Say($"而{words.Chinese}{by}{Cite(constraint)}", $"but {words.English}{byEn}{CiteEn(constraint)}");
    }

    /// <summary>The event that a condition leads to when days are pushed up.</summary>
    private string Leads(int at) =>
        constraints[at] is { IsLatest: true, Anchor: { } anchor } ? anchor : constraints[at].Event;

    private void Say(string inChinese, string inEnglish)
    {
        chinese.Add(inChinese);
        english.Add(inEnglish);
    }

    private string Iso(int day) => ConstraintWords.Iso(days.DateOf(day));

    private static string Cite(Constraint constraint) =>
        constraint.Why.Clauses.Count == 0 ? "" : $"（{string.Join("、", constraint.Why.Clauses)}）";

    private static string CiteEn(Constraint constraint) =>
        constraint.Why.Clauses.Count == 0 ? "" : $" ({string.Join(", ", constraint.Why.Clauses)})";
}
