using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// 办事机构受理审核: accepts, refuses, or tells once everything that has to be corrected; an overdue correction counts as
/// given up (视为放弃).
/// </summary>
[Activity(
    "TitleReview.OfficeAcceptance",
    Category,
    DisplayName = "办事机构受理审核",
    Description = "受理材料并审核；一次性告知需补正的全部内容，逾期未补正视为放弃。"
)]
[Outcomes("Accepted=受理", "Rejected=不予受理", "Abandoned=视为放弃", "Resubmit=补正后重新呈报")]
[Needs(ReviewEvents.OfficeDecided, typeof(ApplicationFacts))]
public sealed class OfficeAcceptance : ReviewerActivity, IPlanned, IOutlined
{
    private const string DueName = "due";
    private const string ReceivedName = "received";

    /// <summary>Last day of the office's audit; null: no deadline.</summary>
    [Input(DisplayName = "审核截止时间", Description = "通知未规定的，不填", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "审核截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>True: a correction goes through employer and department again. False by default.</summary>
    [Input(
        DisplayName = "补正后逐级重新呈报",
        Description = "补正后须经用人单位、主管部门再次审核",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 3
    )]
    public Input<bool>? ThroughLevels { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        DeskOf(context).Open();
        if (context.Get(Due)?.AnchorName == AnchorNames.Received)
            context.SetProperty(ReceivedName, LocalDatePattern.Iso.Format(context.Today()));
        ClockOf(context)?.Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var desk = DeskOf(context);
        var clock = ClockOf(context);
        if (desk.IsReturnOverdue(stimulus))
            return;
        if (clock?.IsDeadline(stimulus) == true)
        {
            clock.Decide();
            context.Journal("AcceptanceOverdue", "办事机构逾期未完成受理审核");
        }
        else if (desk.IsCorrectionOverdue(stimulus))
        {
            clock?.Drop();
            context.Complete("Abandoned");
        }
        else if (stimulus.ChangedAnchor() is not null)
        {
            clock?.Follow(stimulus);
            desk.Follow();
        }
        else if (stimulus.Name == ReviewEvents.ApplicationUpdated)
        {
            if (desk.Update(stimulus) && context.Get(ThroughLevels))
            {
                clock?.Drop();
                context.SetVariable(SubmissionDeadline.AtDepartmentVariable, null);
            }
        }
        else if (OpeningDates.Refuse(context, Roles.Office, context.List(Clauses)) is { } notYet)
        {
            context.Refuse(notYet);
        }
        else if (stimulus.Name == ReviewEvents.OfficeDecided && context.Read<OfficeDecided>(stimulus) is { } decided)
        {
            if (decided.Decision != "returned")
                clock?.Meet();
            desk.Decide(
                decided.Decision,
                decided.Reasons ?? [],
                decided.Checks ?? [],
                decided.Confirmed ?? [],
                decided.CorrectBy
            );
        }
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
            : null;

    private StepClock? ClockOf(ActivityContext context)
    {
        var clock = Clock(new RunInputs(context));
        return clock?.Date.Rule.AnchorName == AnchorNames.Received
            ? StepClock.Of(context, clock, new() { [AnchorNames.Received] = Received(context) })
            : StepClock.Of(context, clock);
    }

    /// <summary>The day on which the material reached the office.</summary>
    private static LocalDate Received(ActivityContext context) =>
        context.GetProperty<string>(ReceivedName) is { } day ? LocalDatePattern.Iso.Parse(day).Value : context.Today();

    private ReviewDesk DeskOf(ActivityContext context) =>
        new(
            context,
            TermsOf(
                context,
                new ReviewDeskTerms
                {
                    EventName = ReviewEvents.OfficeDecided,
                    Reviewer = "办事机构",
                    Stage = Stages.OfficeAcceptance,
                    CorrectionStage = Stages.OfficeCorrection,
                    Gate = "office",
                    CorrectionCap = context.Get(CorrectionCap),
                    Role = Roles.Office,
                    ResubmitOutcome = context.Get(ThroughLevels) ? "Resubmit" : null,
                }
            )
        );

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        // A deadline that is a day of the schedule is shown there.
        if (Clock(plan) is { Date.Rule: not OnRule } clock)
            plan.Due(clock);
        PlanCorrection(plan, Roles.Office);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith("Accepted", Signal.Event(ReviewEvents.OfficeDecided))
            .EndsWith("Rejected", Signal.Event(ReviewEvents.OfficeDecided));
        if (step.MayBe(ThroughLevels))
            step.EndsWith("Resubmit", Signal.Event(ReviewEvents.ApplicationUpdated));
        step.Knows(AnchorNames.Received);
        OutlineReturn(step);
    }
}
