using Orchestrator.TitleReview.Drafting.Templates;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>Finds the rows of the table that a rule belongs to.</summary>
internal static class PlacementSearch
{
    /// <summary>The row; several where all of them say that others hold beside them; empty when there is none.</summary>
    public static IReadOnlyList<PlacementRow> Find(RuleSurroundings context)
    {
        var fitting = DraftData.Table.Placements.Where(row => Fits(row, context)).ToList();
        var widest = context.IsAlone ? 2 : 1;
        var beside = fitting
            .Where(row => row.Also && context.Levels.Take(widest).Any(text => WordList.IsIn(row.Words, text)))
            .ToList();
        if (beside.Count > 0)
            return beside;
        for (var level = 0; level < context.Levels.Count; level++)
        {
            var text = context.Levels[level];
            var isOwn = level == 0;
            if (fitting.Find(row => IsFound(row, text, isOwn)) is { } found)
                return [found];
        }

        return fitting.Find(row => row is { Quote.Count: 0, Words.Count: 0 }) is { } usual ? [usual] : [];
    }

    private static bool Fits(PlacementRow row, RuleSurroundings context)
    {
        var rule = context.Rule;
        return row.Forms.Contains(rule.Form)
            && (row.Anchors.Count == 0 || row.Anchors.Contains(rule.AnchorName))
            && (row.Units.Count == 0 || (rule.Unit is { } unit && row.Units.Contains(unit)))
            && (row.Roles.Count == 0 || row.Roles.Contains(context.Role))
            && (row.Words.Count == 0 || row.Quote.Count == 0 || WordList.IsIn(row.Quote, context.Levels[0]))
            && !WordList.IsIn(row.Not, context.Levels[0]);
    }

    private static bool IsFound(PlacementRow row, string text, bool isOwn) =>
        !row.Also && (row.Words.Count > 0 ? WordList.IsIn(row.Words, text) : isOwn && WordList.IsIn(row.Quote, text));
}
