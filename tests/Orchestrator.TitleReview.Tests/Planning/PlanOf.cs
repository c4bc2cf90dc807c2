using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Planning;

/// <summary>Plans of the schedules in <c>workflows/</c> with dates set as <c>plan --set</c> sets them.</summary>
internal static class PlanOf
{
    /// <summary>A plan; settings as <c>meeting=2024-12-16</c>.</summary>
    public static SchedulePlan Schedule(string definition, params string[] settings) =>
        Schedule(definition, null, settings);

    public static SchedulePlan Schedule(string definition, JsonObject? input, params string[] settings) =>
        new SchedulePlanner(CalendarBook.Official, Definitions.Find, Definitions.Notices).Plan(
            Definitions.Find(definition)!,
            settings.Select(setting => setting.Split('=')).ToDictionary(pair => pair[0], pair => Day(pair[1])),
            input
        );

    /// <summary>The first item that rests on a clause.</summary>
    public static PlanItem Item(this SchedulePlan plan, string clause) =>
        plan.Items.First(item => item.Clauses.Contains(clause));

    /// <summary>The last day of the first item that rests on a clause, as ISO text.</summary>
    public static string? Due(this SchedulePlan plan, string clause) => Iso(plan.Item(clause).DueDate);

    public static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;
}
