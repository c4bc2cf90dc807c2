using NodaTime;

namespace Orchestrator.Cases.Moves;

/// <summary>Gathers deadlines that move alike into lines, in the order of their new days.</summary>
internal sealed class LineBook
{
    private readonly Dictionary<(MoveLine Line, string Clauses), int> _counts = [];

    /// <summary>Counts deadlines of a line.</summary>
    public void Add(MoveLine line, int count = 1)
    {
        // Two lists of the same clauses are not equal, their text is.
        var key = (line with { Clauses = [] }, string.Join(' ', line.Clauses));
        _counts[key] = _counts.GetValueOrDefault(key) + count;
    }

    /// <summary>
    /// The lines with their counts: the cycle's own first, then by new day; the same for the same deadlines, whatever
    /// the order.
    /// </summary>
    public IReadOnlyList<MoveLine> Lines =>
        [
            .. _counts
                .Select(pair =>
                    pair.Key.Line with
                    {
                        Clauses = PreviewLines.Clauses(pair.Key.Clauses),
                        Count = pair.Value,
                    }
                )
                .OrderBy(line => line.Level == "cycle" ? 0 : 1)
                .ThenBy(line => line.NewDue ?? Instant.MaxValue)
                .ThenBy(line => line.OldDue)
                .ThenBy(line => line.Activity, StringComparer.Ordinal)
                .ThenBy(line => line.Name, StringComparer.Ordinal)
                .ThenBy(line => line.Change, StringComparer.Ordinal)
                .ThenBy(line => line.Role, StringComparer.Ordinal)
                .ThenBy(line => string.Join(' ', line.Clauses), StringComparer.Ordinal)
                .ThenBy(line => line.Step, StringComparer.Ordinal)
                .ThenBy(line => line.Provisional),
        ];
}
