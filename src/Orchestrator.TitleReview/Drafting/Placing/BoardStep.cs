using System.Text.Json.Nodes;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>What was placed on a step.</summary>
/// <param name="Id">The activity's id.</param>
internal sealed record BoardStep(string Id)
{
    /// <summary>Its inputs, without their clauses.</summary>
    public JsonObject Inputs { get; } = [];

    /// <summary>Its date rules by input.</summary>
    public Dictionary<string, DateRule> Dates { get; } = new(StringComparer.Ordinal);

    /// <summary>The clauses of its inputs.</summary>
    public SortedDictionary<string, List<string>> ClausesOf { get; } = new(StringComparer.Ordinal);

    /// <summary>All clauses that it carries out.</summary>
    public List<string> Clauses { get; } = [];

    /// <summary>The clauses of an input; empty: none.</summary>
    public IReadOnlyList<string> Of(string input) => ClausesOf.GetValueOrDefault(input) ?? [];

    /// <summary>Names a clause.</summary>
    public void Cite(string clause, string? input = null)
    {
        if (!Clauses.Contains(clause))
            Clauses.Add(clause);
        if (input is null)
            return;
        if (!ClausesOf.TryGetValue(input, out var clauses))
            ClausesOf.Add(input, clauses = []);
        if (!clauses.Contains(clause))
            clauses.Add(clause);
    }
}
