using Orchestrator.TitleReview.Drafting.Templates;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>A rule with the words around it: what it says itself, its clause, its heading, what stands before it in its section.</summary>
internal sealed record RuleSurroundings
{
    private RuleSurroundings(ReadRule rule, IReadOnlyList<string> levels, bool isAlone) =>
        (Rule, Levels, IsAlone) = (rule, levels, isAlone);

    /// <summary>The rule.</summary>
    public ReadRule Rule { get; }

    /// <summary>
    /// The words, the nearest first: its own, its clause's when they are about no other rule, its heading's, those
    /// before.
    /// </summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>Whether its clause has no other rule of its form, so that all its words are about this one.</summary>
    public bool IsAlone { get; }

    /// <summary>Who acts; null when the notice does not say.</summary>
    public string? Role => RoleOf(Rule.Actor) ?? RoleOf(Rule.Quote);

    /// <summary>Who acts by the words that name an actor, and by none around them; null when they name nobody.</summary>
    public string? NamedRole => RoleOf(Rule.Actor);

    /// <summary>The same words about the rule as one for all.</summary>
    public RuleSurroundings OfAll() => new(Rule with { Track = null }, Levels, IsAlone);

    /// <summary>The same words about the rule with a name for what it counts from.</summary>
    public RuleSurroundings CountedFrom(string anchor) => new(Rule with { AnchorName = anchor }, Levels, IsAlone);

    /// <summary>The rules of a reading, in order.</summary>
    public static IEnumerable<RuleSurroundings> Of(NoticeReading reading)
    {
        var clauses = reading.Clauses.ToDictionary(clause => clause.Id, StringComparer.Ordinal);
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var clause in reading.Clauses)
        {
            before[clause.Id] = last.GetValueOrDefault(clause.Section, "");
            last[clause.Section] = clause.Text;
        }

        foreach (var rule in reading.Rules)
        {
            var clause = clauses.GetValueOrDefault(rule.Clause);
            var isAlone = reading.Rules.Count(other => other.Clause == rule.Clause && other.Form == rule.Form) == 1;
            yield return new RuleSurroundings(
                rule,
                [
                    ProperNames.Without(rule.Quote),
                    isAlone ? ProperNames.Without(clause?.Text ?? "") : "",
                    ProperNames.Without(clause?.Heading ?? ""),
                    ProperNames.Without(before.GetValueOrDefault(rule.Clause, "")),
                ],
                isAlone
            );
        }
    }

    /// <summary>The longest of the words decides: 行业主管部门 is no 主管部门.</summary>
    private static string? RoleOf(string? words) =>
        words is null
            ? null
            : DraftData
                .Table.Roles.SelectMany(role => role.Value.Select(word => (Role: role.Key, Word: word)))
                .Where(known => words.Contains(known.Word, StringComparison.Ordinal))
                .OrderByDescending(known => known.Word.Length)
                .ThenBy(known => known.Role, StringComparer.Ordinal)
                .Select(known => known.Role)
                .FirstOrDefault();
}
