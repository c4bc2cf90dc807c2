namespace Orchestrator.TitleReview.Draws;

/// <summary>
/// The draw itself, so plain that anybody can make it again: seed = SHA-256(commitment hash, secret, nonce);
/// an expert's lot = SHA-256(seed, code); the lowest lots win. Where 高技能 experts are required, the lowest of their lots are taken first.
/// An expert who drops out is replaced by the next lot, never by hand.
/// </summary>
public sealed class ExpertDraw
{
    private readonly List<PoolExpert> ranking;
    private readonly DrawTerms terms;

    private ExpertDraw(string seed, IEnumerable<PoolExpert> eligible, DrawTerms terms)
    {
        Seed = seed;
        this.terms = terms;
        ranking = [.. eligible.OrderBy(expert => DrawHash.Of(seed, expert.Id), StringComparer.Ordinal)];
    }

    /// <summary>The seed, lower-case hex.</summary>
    public string Seed { get; }

    /// <summary>The seed of a draw.</summary>
    public static string SeedOf(string commitmentHash, string secret, string nonce) =>
        DrawHash.Of(commitmentHash, secret, nonce);

    /// <summary>Prepares a draw over the eligible experts.</summary>
    public static ExpertDraw With(string seed, EligibleExperts eligible, DrawTerms terms) =>
        new(seed, eligible.Experts, terms);

    /// <summary>The codes drawn, by lot; null when there are too few experts, or too few skilled ones.</summary>
    public IReadOnlyList<string>? Draw() => Fill([], []);

    /// <summary>The codes that fill the seats left by those who dropped out; null when nobody suitable is left.</summary>
    /// <param name="staying">Those of the committee who stay.</param>
    /// <param name="dropped">Everyone who has dropped out so far.</param>
    public IReadOnlyList<string>? Supplement(
        IReadOnlyCollection<string> staying,
        IReadOnlyCollection<string> dropped
    ) => Fill(staying, dropped)?.Where(code => !staying.Contains(code)).ToList();

    private List<string>? Fill(IReadOnlyCollection<string> staying, IReadOnlyCollection<string> dropped)
    {
        var taken = staying.ToHashSet(StringComparer.Ordinal);
        var free = ranking.Where(expert => !taken.Contains(expert.Id) && !dropped.Contains(expert.Id)).ToList();
        var skilledMissing =
            terms.MinimumSkilled - ranking.Count(expert => expert.IsSkilled && taken.Contains(expert.Id));
        var skilled = free.Where(expert => expert.IsSkilled).Take(Math.Max(0, skilledMissing)).ToList();
        taken.UnionWith(skilled.Select(expert => expert.Id));
        foreach (
            var expert in free.Where(expert => !taken.Contains(expert.Id)).Take(terms.Seats - taken.Count).ToList()
        )
        {
            taken.Add(expert.Id);
        }
        var isComplete = taken.Count == terms.Seats && skilled.Count >= skilledMissing;
        return isComplete ? [.. ByLot(taken)] : null;
    }

    private IEnumerable<string> ByLot(HashSet<string> taken) =>
        taken.OrderBy(code => ranking.FindIndex(expert => expert.Id == code));
}
