using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Tests.Support;

/// <summary>Plans of the definitions in <c>workflows/</c>, as the <c>plan</c> verb makes them.</summary>
internal static class Planned
{
    /// <summary>Plans a schedule with settings such as <c>meeting=2023-12-01</c>.</summary>
    public static SchedulePlan Of(string schedule, params string[] settings) =>
        new SchedulePlanner(CalendarBook.Official, Definitions.Find, Definitions.Notices).Plan(
            Definitions.Find(schedule)!,
            settings
                .Where(text => text.Length > 0)
                .Select(text => text.Split('='))
                .ToDictionary(pair => pair[0], pair => Day(pair[1]))
        );

    /// <summary>The one item of a clause.</summary>
    public static PlanItem OnlyItem(this SchedulePlan plan, string clause) =>
        plan.Items.Where(item => item.Clauses.Contains(clause)).ShouldHaveSingleItem();

    /// <summary>The item of an id.</summary>
    public static PlanItem ById(this SchedulePlan plan, string id) => plan.Items.Single(item => item.Id == id);

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Instant StartOf(string iso) => ChinaTime.At(Day(iso), DeadlineTime.StartOfDay);
}
