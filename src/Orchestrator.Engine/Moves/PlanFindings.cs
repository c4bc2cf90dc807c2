using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Moves;

/// <summary>What a move makes of the cycle's whole plan: the schedule is planned with the dates as they are and as they become, and what is wrong only afterwards is the move's doing.</summary>
internal static class PlanFindings
{
    public static IEnumerable<MoveFinding> New(
        WorkflowPlan schedule, WorkflowPlan? application, JsonObject inputs, string region, (CalendarBook Book, IReadOnlyDictionary<string, LocalDate> Anchors) before, (CalendarBook Book, IReadOnlyDictionary<string, LocalDate> Anchors) after)
    {
        var known = Plan(before).Warnings.Select(warning => (warning.Code, warning.Item, warning.IsError)).ToHashSet();
        var planned = Plan(after);
        foreach (var warning in planned.Warnings.Where(warning => !known.Contains((warning.Code, warning.Item, warning.IsError))).DistinctBy(warning => warning.Message))
        {
            var clauses = warning.Clauses.Count > 0 ? warning.Clauses : planned.Items.FirstOrDefault(item => item.Id == warning.Item)?.Clauses ?? [];
            yield return new MoveFinding(warning.Code, warning.IsError, warning.Message, warning.MessageEn, clauses);
        }

        SchedulePlan Plan((CalendarBook Book, IReadOnlyDictionary<string, LocalDate> Anchors) dates) =>
            new SchedulePlanner(dates.Book, id => application?.DefinitionId == id ? application : null).Plan(schedule, dates.Anchors, inputs, region);
    }
}
