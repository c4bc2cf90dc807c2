using NodaTime;

namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// The proof of a schedule: whether all conditions of its notice, its floors and its order can be met on the calendar, and if not, the
/// shortest chain that says why. Firm conditions that contradict each other are errors. The softer ones (原则上, recommended, concluded
/// from the text) are then added one by one, each that cannot be met is warned about and left out.
/// </summary>
internal sealed class ScheduleProof
{
    private const int MostErrors = 8;

    private readonly ConstraintBook book;
    private readonly IReadOnlyDictionary<string, LocalDate> likely;
    private readonly List<int> accepted;
    private readonly List<ProofFinding> findings = [];

    /// <summary>Proves a schedule.</summary>
    /// <param name="book">Its conditions.</param>
    /// <param name="likely">Planned days by event, from which contradictions without a date are told.</param>
    public ScheduleProof(ConstraintBook book, IReadOnlyDictionary<string, LocalDate> likely)
    {
        (this.book, this.likely) = (book, likely);
        Constraints = book.All;
        Days = new ScheduleDays(Constraints);
        accepted = [.. Numbers(firm: true)];
        if (!Days.HasDays)
            return;
        RefuseContradictions();
        foreach (var soft in Numbers(firm: false))
            Accept(soft);
        Solution = Days.System(accepted).Solve();
    }

    /// <summary>The conditions, in the order stated.</summary>
    public IReadOnlyList<Constraint> Constraints { get; }

    /// <summary>The conditions as links.</summary>
    public ScheduleDays Days { get; }

    /// <summary>The conditions that hold together.</summary>
    public IReadOnlyList<int> Accepted => accepted;

    /// <summary>The days of all events under them; null when no date is named.</summary>
    public DaySolution? Solution { get; }

    /// <summary>What was found, errors first.</summary>
    public IReadOnlyList<ProofFinding> Findings => findings;

    /// <summary>Whether some first day leads to an event, so that its earliest day means something.</summary>
    public bool IsBoundedBelow(int @event) =>
        Reach(link => link.IsLowerBound, link => link.From, link => link.To).Contains(@event);

    /// <summary>Whether an event leads to some last day, so that its latest day means something.</summary>
    public bool IsBoundedAbove(int @event) =>
        Reach(link => link.IsUpperBound, link => link.To, link => link.From).Contains(@event);

    /// <summary>Why what is supposed cannot be met together with the conditions chosen; null when it can.</summary>
    /// <param name="chosen">Numbers of the conditions.</param>
    /// <param name="supposed">Bounds of known events, by the calendar alone.</param>
    public ProofFinding? Against(IReadOnlyList<int> chosen, params IReadOnlyList<Constraint> supposed)
    {
        List<Constraint> all = [.. Constraints, .. supposed];
        var days = Days.With(supposed);
        List<int> tried = [.. chosen, .. Enumerable.Range(Constraints.Count, supposed.Count)];
        return Chain(days, tried) is { } chain ? Tell(all, days, chain, isError: false) : null;
    }

    private static DayChain? Chain(ScheduleDays days, List<int> chosen) =>
        ShortestChain.Find(days.System(chosen)) is { } chain
            ? chain with
            {
                Links = [.. chain.Links.Select(at => chosen[at])],
            }
            : null;

    private ProofFinding Tell(IReadOnlyList<Constraint> all, ScheduleDays days, DayChain chain, bool isError)
    {
        var told = ChainText.Ordered(all, chain).Select(at => all[at]).ToList();
        var (code, headline) = Headlines.Of(told, isError);
        var text = new ChainText(all, days, book, likely).Of(chain);
        var mayBePutOff = told.Exists(constraint =>
            constraint.Why is { IsFirm: false, Kind: ConstraintKind.Deadline, Clauses.Count: > 0, Code: "V7" }
        );
        return new ProofFinding(
            code,
            isError,
            Enumerable.Reverse(told).Select(constraint => constraint.ActivityId).FirstOrDefault(id => id is not null),
            [.. Enumerable.Reverse(told).SelectMany(constraint => constraint.Why.Clauses).Distinct()],
            $"{headline.Chinese}：{text.Chinese}{(mayBePutOff ? "；原则性时间，确需延期的须提前报备" : "")}。",
            $"{headline.English}: {text.English}{(mayBePutOff ? "; an extension has to be reported before" : "")}."
        );
    }

    private HashSet<int> Reach(Func<DayLink, bool> isBound, Func<DayLink, int> from, Func<DayLink, int> to)
    {
        var links = accepted.Select(at => Days.Links[at]).ToList();
        var reached = links.Where(isBound).Select(to).ToHashSet();
        while (links.Any(link => reached.Contains(from(link)) && to(link) != DayLink.Calendar && reached.Add(to(link))))
        { }

        return reached;
    }

    private IEnumerable<int> Numbers(bool firm) =>
        Enumerable.Range(0, Constraints.Count).Where(at => Constraints[at].Why.IsFirm == firm);

    /// <summary>Each contradiction is told once: then its last condition is left out, and the others are looked at again.</summary>
    private void RefuseContradictions()
    {
        while (findings.Count < MostErrors && Chain(Days, accepted) is { } chain)
        {
            findings.Add(Tell(Constraints, Days, chain, isError: true));
            accepted.Remove(ChainText.Ordered(Constraints, chain)[^1]);
        }
    }

    private void Accept(int soft)
    {
        List<int> tried = [.. accepted, soft];
        if (Chain(Days, tried) is { } chain)
            findings.Add(Tell(Constraints, Days, chain, isError: false));
        else
            accepted.Add(soft);
    }
}
