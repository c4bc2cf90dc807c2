using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Plans;

/// <summary>向社会公布评审方案: by a date, and only after it was filed. Late publication is recorded as late; the year goes on.</summary>
[Activity(
    "TitleReview.PublishPlan",
    Category,
    DisplayName = "公布评审方案",
    Description = "在截止时间前向社会公布评审方案；须先备案。"
)]
[Outcomes("Done=已公布")]
public sealed class PublishPlan : ReadingActivity, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>Last day of the publication; null: no deadline.</summary>
    [Input(DisplayName = "截止时间", Description = "通知未定的，不填", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>True, the default: an earlier publication than the filing is refused.</summary>
    [Input(DisplayName = "须先备案", UIHint = "checkbox", DefaultValue = true, Order = 3)]
    public Input<bool>? RequiresFiling { get; set; }

    /// <summary>The clauses of <see cref="RequiresFiling"/>; none: those of the step.</summary>
    [Input(DisplayName = "备案的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? FilingClauses { get; set; }

    /// <summary>The role that publishes; the trade's department by default. Others are refused.</summary>
    [Input(
        DisplayName = "公布单位",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.TradeDepartment,
        Order = 5
    )]
    [Sender]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Planning);
        var clock = ClockOf(context);
        if (clock?.Due is { } due)
            context.State(AnchorNames.PlanDue, due.Date);
        clock?.Start();
        context.Wait(ReviewEvents.PlanPublished);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock?.Follow(stimulus) == true)
        {
            if (clock.Due is { } due)
                context.Restate(AnchorNames.PlanDue, due.Date);
        }
        else if (clock?.IsDeadline(stimulus) == true)
        {
            clock.Decide();
            context.Journal("PlanOverdue", "评审方案逾期未公布");
        }
        else if (stimulus.Name == ReviewEvents.PlanPublished && context.Read<PlanPublished>(stimulus) is not null)
        {
            Publish(context, clock, stimulus.Actor);
        }
    }

    private void Publish(ActivityContext context, StepClock? clock, Actor? actor)
    {
        if (actor is not null && actor.Role != context.Get(Role))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-yours",
                    $"“{DisplayText}”由{Roles.Chinese(context.Get(Role)!)}公布",
                    $"\"{DisplayText}\" is published by {Roles.English(context.Get(Role)!)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        if (context.Get(RequiresFiling) && context.Anchor(AnchorNames.PlanFiled) is null)
        {
            context.Refuse(
                Refusals.NotYet(
                    "评审方案须报市职称办备案后方可公布",
                    "The plan has to be filed with the title office before it is published",
                    context.ClausesOf(FilingClauses, Clauses)
                )
            );
            return;
        }

        var late = clock is { IsOver: true };
        clock?.Meet();
        context.SetDate(AnchorNames.PlanPublished, context.Today());
        context.Journal(late ? "PlanPublishedLate" : "PlanPublished", late ? "评审方案逾期公布" : "评审方案已公布");
        context.Complete();
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due, DueReading, DueReadings) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                inputs.Get(Role, Roles.TradeDepartment),
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Done = AnchorNames.PlanPublished,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var clock = Clock(plan);
        if (plan.Due(clock) is { } due)
        {
            plan.State(AnchorNames.PlanDue, due.Date);
            plan.Conditions.On(AnchorNames.PlanDue, clock!.Date.Rule, new Because(ConstraintKind.Order, clock.Clauses));
        }

        plan.Conditions.Runs(AnchorNames.PlanPublished, AnchorNames.PlanPublished);
        if (plan.Get(RequiresFiling, declared: true))
        {
            plan.Conditions.AtLeast(
                AnchorNames.PlanPublished,
                new OnRule { Anchor = AnchorNames.PlanFiled },
                Because.Order(plan.List(FilingClauses, Clauses))
            );
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.StatesBy(AnchorNames.PlanDue, step.Get(Due)).States(AnchorNames.PlanPublished);
        step.EndsWith(
            "Done",
            step.Is(RequiresFiling, declared: true)
                ? [Signal.Event(ReviewEvents.PlanPublished), Signal.Date(AnchorNames.PlanFiled)]
                : [Signal.Event(ReviewEvents.PlanPublished)]
        );
    }
}
