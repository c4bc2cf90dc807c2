using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Plans;

/// <summary>报市职称办备案 or 审核: the plan is filed, or handed in and approved, before it may be published or carried out.</summary>
[Activity(
    "TitleReview.FilePlan",
    Category,
    DisplayName = "方案备案",
    Description = "评审方案报市职称办备案（或审核）；备案（审核通过）前不得公布实施。"
)]
[Outcomes("Done=已备案或审核通过")]
public sealed class FilePlan : ReadingActivity, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>Last day to file the plan; null: no deadline.</summary>
    [Input(DisplayName = "截止时间", Description = "通知未定的，填倒排的建议时间", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>
    /// True: <see cref="Due"/> comes from the notice; false, the default: counted back as advice (C19).
    /// </summary>
    [Input(
        DisplayName = "截止时间为法定",
        Description = "否：内部时间，倒排得出",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 4
    )]
    public Input<bool>? IsLegal { get; set; }

    /// <summary>What the plan has to hold, by exact names; null: anything.</summary>
    [Input(DisplayName = "方案须包含的内容", UIHint = "multitext", Order = 2)]
    [Offers("contents")]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <summary>True: it has to be approved after it was handed in; false, the default: filing is enough.</summary>
    [Input(
        DisplayName = "须经审核",
        Description = "报送后须经审核同意方可组织实施；否则报送即为备案",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 3
    )]
    public Input<bool>? RequiresApproval { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Planning);
        context.Wait(ReviewEvents.PlanFiled);
        var clock = ClockOf(context);
        if (clock?.Due is { } due && context.Get(IsLegal))
            context.State(AnchorNames.PlanDue, due.Date);
        clock?.Start();
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
            Miss(context, clock);
        }
        else if (stimulus.Name == ReviewEvents.PlanFiled && context.Read<PlanFiled>(stimulus) is { } plan)
        {
            File(context, plan, clock);
        }
        else if (stimulus.Name == ReviewEvents.PlanApproved && context.Read<PlanApproved>(stimulus) is { } answer)
        {
            Answer(context, answer);
        }
    }

    private void Miss(ActivityContext context, StepClock clock)
    {
        clock.Decide();
        if (context.Get(IsLegal))
            context.Journal("PlanFilingOverdue", $"“{DisplayText}”逾期");
    }

    private void File(ActivityContext context, PlanFiled plan, StepClock? clock)
    {
        var missing = context.List(Contents).Except(plan.Contents, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "plan-incomplete",
                    $"评审方案缺少：{string.Join("、", missing)}",
                    $"The plan lacks: {string.Join(", ", missing)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        clock?.Meet();
        context.SetDate(AnchorNames.PlanFiled, context.Today());
        var number = plan.FilingNumber is null ? "" : $"（{plan.FilingNumber}）";
        if (context.Get(RequiresApproval))
        {
            context.Wait(ReviewEvents.PlanApproved);
            context.Journal("PlanSubmitted", $"评审方案已报审{number}");
            return;
        }

        context.Journal("PlanFiled", $"评审方案已备案{number}");
        context.Complete();
    }

    private static void Answer(ActivityContext context, PlanApproved answer)
    {
        context.StopWaiting(ReviewEvents.PlanApproved);
        if (answer.Decision == "returned")
        {
            context.Journal("PlanReturned", $"评审方案退回修改：{string.Join("；", answer.Reasons ?? [])}");
            return;
        }

        context.SetDate(AnchorNames.PlanApproved, context.Today());
        context.Journal("PlanApproved", $"评审方案审核通过{(answer.Number is null ? "" : $"（{answer.Number}）")}");
        context.Complete();
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due, DueReading, DueReadings) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                inputs.Get(IsLegal) ? DeadlineKind.Statutory : DeadlineKind.Internal,
                Roles.TradeDepartment,
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Done = AnchorNames.PlanFiled,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var isLegal = plan.Get(IsLegal);
        if (plan.Due(Clock(plan)) is { } due)
            plan.State(isLegal ? AnchorNames.PlanDue : AnchorNames.PlanFileBy, due.Date);
        plan.Conditions.Runs(AnchorNames.PlanFiled, AnchorNames.PlanFiled);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.StatesBy(step.Get(IsLegal) ? AnchorNames.PlanDue : null, step.Get(Due))
            .States(AnchorNames.PlanFiled)
            .EndsWith("Done", Signal.Event(ReviewEvents.PlanFiled));
        if (step.MayBe(RequiresApproval))
            step.States(AnchorNames.PlanApproved);
    }
}
