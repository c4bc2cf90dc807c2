using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// What a move makes of the cycle's whole plan: the schedule is planned with the dates as they are and as they
/// become, and what is wrong only afterwards is the move's doing.
/// </summary>
internal static class PlanFindings
{
    /// <summary>
    /// Findings of the plan afterwards that it did not have before, one per wording, with their clauses.
    /// </summary>
    public static IEnumerable<MoveFinding> New(
        JsonObject inputs,
        string region,
        PlannedDates before,
        PlannedDates after
    )
    {
        var known = Plan(before).Warnings.Select(warning => (warning.Code, warning.Item, warning.IsError)).ToHashSet();
        var planned = Plan(after);
        foreach (
            var warning in planned
                .Warnings.Where(warning => !known.Contains((warning.Code, warning.Item, warning.IsError)))
                .DistinctBy(warning => warning.Message)
        )
        {
            var clauses =
                warning.Clauses.Count > 0
                    ? warning.Clauses
                    : planned.Items.FirstOrDefault(item => item.Id == warning.Item)?.Clauses ?? [];
            yield return new MoveFinding(warning.Code, warning.IsError, warning.Message, warning.MessageEn, clauses);
        }

        SchedulePlan Plan(PlannedDates dates) =>
            new SchedulePlanner(dates.Book, id =>
                dates.Application?.DefinitionId == id ? dates.Application : null
            ).Plan(dates.Schedule, dates.Anchors, inputs, region);
    }
}
