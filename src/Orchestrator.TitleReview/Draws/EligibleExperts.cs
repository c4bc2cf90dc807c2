using Orchestrator.TitleReview.Meetings;

namespace Orchestrator.TitleReview.Draws;

/// <summary>Who may be drawn for an agenda, and who may not and why (回避).</summary>
/// <param name="PoolVersion">The pool's version.</param>
/// <param name="Experts">Those who may be drawn, by code.</param>
/// <param name="Recused">Those who may not, by code.</param>
public sealed record EligibleExperts(
    string PoolVersion,
    IReadOnlyList<PoolExpert> Experts,
    IReadOnlyList<RecusedExpert> Recused
)
{
    /// <summary>Applies the recusal rules: same unit as any applicant, declared kin or co-author, term over before the meeting.</summary>
    public static EligibleExperts Of(ExpertPool pool, MeetingAgenda agenda, DrawTerms terms)
    {
        var employers = agenda.Items.Select(item => item.Employer).ToHashSet(StringComparer.Ordinal);
        var people = agenda.Items.Select(item => item.Person).ToHashSet(StringComparer.Ordinal);
        var eligible = new List<PoolExpert>();
        var recused = new List<RecusedExpert>();
        foreach (var expert in pool.Experts.OrderBy(expert => expert.Id, StringComparer.Ordinal))
        {
            if (ReasonAgainst(expert, employers, people, terms) is { } reason)
                recused.Add(new RecusedExpert(expert.Id, reason));
            else
                eligible.Add(expert);
        }

        return new EligibleExperts(pool.Version, eligible, recused);
    }

    private static string? ReasonAgainst(
        PoolExpert expert,
        HashSet<string> employers,
        HashSet<string> people,
        DrawTerms terms
    ) =>
        employers.Contains(expert.Unit) ? "sameUnit"
        : expert.Kin.Any(people.Contains) ? "kin"
        : expert.CoAuthors.Any(people.Contains) ? "coAuthor"
        : expert.TermEnds < terms.On ? "termEnded"
        : null;
}
