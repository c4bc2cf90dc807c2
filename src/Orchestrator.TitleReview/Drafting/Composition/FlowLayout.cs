namespace Orchestrator.TitleReview.Drafting.Composition;

/// <summary>Where the activities stand: each in the column behind all that comes before it.</summary>
internal static class FlowLayout
{
    private const int ColumnWidth = 320;
    private const int RowHeight = 120;

    /// <summary>The upper left corner of each activity, in points.</summary>
    public static IReadOnlyDictionary<string, (int X, int Y)> Of(
        IReadOnlyList<DrawnActivity> activities,
        IReadOnlyList<DrawnLink> links
    )
    {
        var forward = links.Where(link => !link.IsBack).ToLookup(link => link.To, link => link.From);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new Dictionary<int, int>();
        var places = new Dictionary<string, (int X, int Y)>(StringComparer.Ordinal);
        foreach (var activity in activities)
        {
            var column = ColumnOf(activity.Id);
            var row = rows[column] = rows.GetValueOrDefault(column) + 1;
            places.Add(activity.Id, (column * ColumnWidth, row * RowHeight));
        }

        return places;

        int ColumnOf(string id)
        {
            if (columns.TryGetValue(id, out var known))
                return known;
            return columns[id] = forward[id].Select(from => ColumnOf(from) + 1).DefaultIfEmpty(0).Max();
        }
    }
}
