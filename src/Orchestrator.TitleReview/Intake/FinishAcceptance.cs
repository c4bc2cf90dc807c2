using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Intake;

/// <summary>
/// 全部材料受理完成: the office says that nothing waits for its acceptance any more; refused while something does. It states
/// <c>accepted.all</c>, from which a notice may count (全部材料受理完成后N个工作日内).
/// </summary>
[Activity(
    "TitleReview.FinishAcceptance",
    Category,
    DisplayName = "全部材料受理完成",
    Description = "申报截止后，办事机构确认全部材料已受理审核完毕；通知由此起算的时间（如20个工作日内评审）据此确定。"
)]
[Outcomes("Done=已完成")]
[Needs(ReviewEvents.AcceptanceFinished, typeof(MeetingAgenda), typeof(VotingAgenda))]
public sealed class FinishAcceptance : ReviewActivity, ITrackStep, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>Last day by which all is accepted; null: no deadline.</summary>
    [Input(DisplayName = "截止时间", Description = "通知未规定的，不填", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>
    /// Working days after the window's last day that a plan allows for it where there is no deadline; 5 by default, a recommendation.
    /// </summary>
    [Input(
        DisplayName = "预计受理工作日数",
        Description = "申报截止后完成全部受理的工作日数，仅用于排程",
        UIHint = "singleline",
        DefaultValue = 5,
        Order = 3
    )]
    public Input<int>? AcceptDays { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.AcceptanceFinished);
        ClockOf(context)?.Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock?.Follow(stimulus) == true)
            return;
        if (clock?.IsDeadline(stimulus) == true)
        {
            clock.Decide();
            context.Journal("AcceptanceOverdue", $"“{DisplayText}”逾期");
        }
        else if (
            stimulus.Name == ReviewEvents.AcceptanceFinished
            && context.Read<AcceptanceFinished>(stimulus) is not null
        )
        {
            Finish(context, clock);
        }
    }

    private void Finish(ActivityContext context, StepClock? clock)
    {
        var waiting = context.Environment.Find<VotingAgenda>() is { } voting ? context.Of(voting).Items.Count : 0;
        var all = context.Environment.Find<MeetingAgenda>() is { } agenda ? context.Of(agenda).Items.Count : 0;
        if (all - waiting is > 0 and var open)
        {
            context.Refuse(
                Refusals.NotYet(
                    $"还有{open}份申报没有受理完毕",
                    $"{open} application(s) are not accepted or refused yet",
                    context.List(Clauses)
                )
            );
            return;
        }

        clock?.Meet();
        context.SetDate(AnchorNames.AcceptedAll, context.Today());
        context.Journal("AcceptanceFinished", $"全部材料受理完成，共{waiting}份进入评审");
        context.Complete();
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                Roles.Office,
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Done = AnchorNames.AcceptedAll,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Due(Clock(plan)) is { } due)
            plan.StateDefault(AnchorNames.AcceptedAll, due.Date);
        else if (plan.Anchor(AnchorNames.ApplyCloses) is { } closes)
            plan.StateDefault(AnchorNames.AcceptedAll, Expected(plan, closes));
        if (plan.Anchor(AnchorNames.AcceptedAll) is { } day)
            plan.Event("", day, Roles.Office, plan.List(Clauses), plan.Action);
        plan.Conditions.AtLeast(
            AnchorNames.AcceptedAll,
            new OnRule { Anchor = AnchorNames.ApplyCloses },
            Because.Order()
        );
        plan.Conditions.Runs(AnchorNames.AcceptedAll, AnchorNames.AcceptedAll);
    }

    private LocalDate Expected(PlanBuilder plan, LocalDate closes) =>
        plan.Calendar.Find(closes, Math.Max(1, plan.Get(AcceptDays, declared: 5))).TryGet(out var day)
            ? day.Date
            : closes;

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.AcceptedAll).EndsWith("Done", Signal.Event(ReviewEvents.AcceptanceFinished));
}
