using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Payments;

/// <summary>
/// 缴费: the fee of one application is paid in a window; what follows when it is not is the definition's (逾期视为放弃).
/// Whoever comes here after the window has closed could not pay in it: the fee is waited for, and nothing is lost.
/// </summary>
[Activity(
    "TitleReview.TakePayment",
    Category,
    DisplayName = "缴费",
    Description = "在规定时间内缴纳评审费；逾期未缴的按通知处理，如视为放弃申报。"
)]
[Outcomes("Paid=已缴费", "Unpaid=逾期未缴费")]
public sealed class TakePayment : ReviewActivity, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>The first day of paying; null: at once.</summary>
    [Input(DisplayName = "缴费开始", Description = "不填的，受理后即可缴费", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Opens { get; set; }

    /// <summary>The last day of paying, inclusive; null: none.</summary>
    [Input(DisplayName = "缴费截止", UIHint = "json-editor", Order = 2)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of both days; none: those of the step.</summary>
    [Input(DisplayName = "缴费时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>Who pays: the applicant by default, or the employer. The office may record any payment.</summary>
    [Input(
        DisplayName = "缴费人",
        Description = "申报人或用人单位；办事机构可以代为登记",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Applicant,
        Order = 4
    )]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Payment);
        context.WaitForAll(ReviewEvents.PaymentRecorded, ReviewEvents.AnchorsChanged);
        var clock = ClockOf(context);
        if (clock is { IsOver: true })
            context.Journal("PaymentAfterWindow", "受理时缴费期已过，不视为逾期，请补缴");
        else
            clock?.Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (stimulus.ChangedAnchor() is not null)
        {
            if (clock is not { IsOver: true, IsOpen: false })
                clock?.Follow(stimulus);
        }
        else if (clock?.IsDeadline(stimulus) == true)
        {
            clock.Decide();
            context.Journal("Unpaid", "逾期未缴费");
            context.Complete("Unpaid");
        }
        else if (
            stimulus.Name == ReviewEvents.PaymentRecorded
            && context.Read<PaymentRecorded>(stimulus) is { } payment
        )
        {
            Pay(context, clock, payment, stimulus.Actor);
        }
    }

    private void Pay(ActivityContext context, StepClock? clock, PaymentRecorded payment, Actor? actor)
    {
        if (RefusalOf(context, clock, payment, actor) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        clock?.Meet();
        context.Journal("Paid", $"已缴费{(payment.Receipt is { } receipt ? $"（{receipt}）" : "")}");
        context.Complete("Paid");
    }

    private Refusal? RefusalOf(ActivityContext context, StepClock? clock, PaymentRecorded payment, Actor? actor)
    {
        var (clauses, payer) = (context.ClausesOf(DueClauses, Clauses), context.Get(Role)!);
        if (actor is not null && actor.Role != payer && actor.Role != Roles.Office)
        {
            return Refusals.NotAllowed(
                "not-yours",
                $"评审费由{Roles.Chinese(payer)}缴纳",
                $"The fee is paid by {Roles.English(payer)}",
                clauses
            );
        }

        if (payment.PaidOn > context.Today())
        {
            return Refusals.NotAllowed(
                "date-in-the-future",
                "缴费日期不得晚于当日",
                "The day of the payment is in the future"
            );
        }

        if (context.Get(Opens) is { } rule && context.OpeningOf(rule) is { } opens && context.Now < opens.Opens)
            return Refusals.NotYetOpen("缴费", "Paying", opens.Opens, clauses);
        return clock is { IsOpen: true, IsOver: true, Due: { } due } ? Refusals.DeadlinePassed(due.Due, clauses) : null;
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                inputs.Get(Role, Roles.Applicant),
                inputs.ClausesOf(DueClauses, Clauses)
            )
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        // Days of the schedule are shown there.
        var clauses = plan.List(DueClauses, Clauses);
        if (plan.Get(Opens) is not OnRule)
            plan.Opening("opens", plan.Choose(Opens), plan.Get(Role, Roles.Applicant), clauses);
        if (Clock(plan) is { Date.Rule: not OnRule } clock)
            plan.Due(clock);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith("Paid", Signal.Event(ReviewEvents.PaymentRecorded));
        if (step.Get(Due) is { } due)
            step.EndsWith("Unpaid", due.AnchorName is { } anchor ? [Signal.Date(anchor)] : []);
    }
}
