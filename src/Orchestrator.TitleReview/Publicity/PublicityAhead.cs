using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>单位内部公示 that an application still has before it.</summary>
public static class PublicityAhead
{
    /// <summary>
    /// Why the publicity that an application still needs does not end before its last day, posted today; null: it does,
    /// or none is ahead.
    /// </summary>
    /// <param name="plan">The application's definition.</param>
    /// <param name="waiting">Ids of the activities that it waits in; of a publicity only one that has to be posted.</param>
    /// <param name="today">The local day.</param>
    /// <param name="lastDay">The last day on which the department may submit it.</param>
    /// <param name="calendar">The working days.</param>
    public static Refusal? FindObstacle(
        WorkflowPlan plan,
        IReadOnlyCollection<string> waiting,
        LocalDate today,
        LocalDate lastDay,
        WorkingCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calendar);
        if (plan.All<EmployerPublicity>().FirstOrDefault(step => IsAhead(plan, step, waiting)) is not { } publicity)
            return null;
        var inputs = new StaticInputs(plan, given: null);
        var length = new PublicityLength(AnchorNames.EmployerPosted, inputs.Get(publicity.Days, declared: 5))
        {
            InCalendarDays = inputs.Get(publicity.DaysUnit) == PublicityLength.CalendarDays,
        };
        var latest = BackSchedule.LatestPosting(calendar, lastDay.PlusDays(-1), length.Kept);
        return latest >= today
            ? null
            : Refusals.Floor(
                $"单位内部公示须满{length.Chinese}，最迟须于{Iso(latest)}张贴，在{Iso(lastDay)}前已来不及完成",
                $"The employer's publicity takes {length.English} and would have to be posted by {Iso(latest)}; "
                    + $"it cannot be done before {Iso(lastDay)}",
                inputs.Get(publicity.DaysClauses) ?? []
            );
    }

    private static bool IsAhead(WorkflowPlan plan, EmployerPublicity step, IReadOnlyCollection<string> waiting) =>
        waiting.Contains(step.Id)
        || plan.All<EmployerReview>()
            .Any(review =>
                waiting.Contains(review.Id)
                && FlowOrder.Arrows(plan).Any(arrow => arrow.From == review.Id && arrow.To == step.Id)
            );

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
