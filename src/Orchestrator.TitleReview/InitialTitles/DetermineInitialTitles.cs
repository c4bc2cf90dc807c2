using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.InitialTitles;

/// <summary>
/// 职称初定: employers determine the first title of new full-time graduates until a day of the year; afterwards it is
/// refused with the clause.
/// </summary>
[Activity(
    "TitleReview.DetermineInitialTitles",
    Category,
    DisplayName = "职称初定",
    Description = "各单位为新参加工作的全日制院校毕业生初定职称；截止后不再受理。"
)]
[Outcomes("Done=截止")]
public sealed class DetermineInitialTitles : ReviewActivity, IPlanned, IOutlined
{
    private const string DueName = "due";
    private const string CountName = "count";

    /// <summary>The last day on which a first title is taken in, inclusive.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.InitialTitleDetermined);
        ClockOf(context).Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock.Follow(stimulus))
            return;
        if (clock.IsDeadline(stimulus))
        {
            clock.Decide();
            context.Journal(
                "InitialTitlesClosed",
                $"职称初定截止，本年度共初定{context.GetProperty<int>(CountName)}人"
            );
        }
        else if (clock is { IsOver: true, Due: { } due })
        {
            context.Refuse(Refusals.DeadlinePassed(due.Due, context.ClausesOf(DueClauses, Clauses)));
        }
        else if (context.Read<InitialTitleDetermined>(stimulus) is { } title)
        {
            Note(context, title);
        }
    }

    private static void Note(ActivityContext context, InitialTitleDetermined title)
    {
        if (title.DeterminedOn > context.Today())
        {
            var day = LocalDatePattern.Iso.Format(title.DeterminedOn);
            context.Refuse(
                Refusals.NotAllowed("determined-in-the-future", $"初定日期{day}尚未到", $"{day} is in the future")
            );
            return;
        }

        context.SetProperty(CountName, context.GetProperty<int>(CountName) + 1);
        context.Journal("InitialTitleDetermined", $"{title.Employer}初定{title.Series}{title.Level}职称");
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Period,
                Roles.Employer,
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Remind = false,
            }
            : null;

    private StepClock ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)))!;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan) => plan.Due(Clock(plan));

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.Listens();
}
