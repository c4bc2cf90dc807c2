using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Plans;

/// <summary>报市职称办备案: the plan is filed before it may be published.</summary>
[Activity("TitleReview.FilePlan", Category, DisplayName = "方案备案", Description = "评审方案报市职称办备案；备案前不得公布。")]
[Outcomes("Done=已备案")]
public sealed class FilePlan : ReviewActivity, IPlanned
{
    private const string DueName = "due";

    [Input(DisplayName = "建议完成时间", Description = "内部时间，倒排得出，不是法定期限", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    [Input(DisplayName = "方案须包含的内容", UIHint = "multitext", Order = 2)]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Planning);
        context.Wait(ReviewEvents.PlanFiled);
        ClockOf(context)?.Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock?.Follow(stimulus) == true)
            return;
        if (clock?.IsDeadline(stimulus) == true)
            clock.Decide();
        else if (stimulus.Name == ReviewEvents.PlanFiled && context.Read<PlanFiled>(stimulus) is { } plan)
            File(context, plan, clock);
    }

    private void File(ActivityContext context, PlanFiled plan, StepClock? clock)
    {
        var missing = context.List(Contents).Except(plan.Contents, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            context.Refuse(Refusals.NotAllowed(
                "plan-incomplete",
                $"评审方案缺少：{string.Join("、", missing)}",
                $"The plan lacks: {string.Join(", ", missing)}",
                context.List(Clauses)));
            return;
        }

        clock?.Meet();
        context.SetAnchor(AnchorNames.PlanFiled, context.Today());
        context.Journal("PlanFiled", $"评审方案已备案{(plan.FilingNumber is null ? "" : $"（{plan.FilingNumber}）")}");
        context.Complete();
    }

    private StepClock? ClockOf(ActivityContext context) => context.Get(Due) is { } rule
        ? new StepClock(context, DueName, rule, new StepTerms(DeadlineKind.Internal, Roles.TradeDepartment, context.List(Clauses)))
        : null;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        plan.Due("", plan.Get(Due), "internal", Roles.TradeDepartment, plan.List(Clauses), hard: false, done: AnchorNames.PlanFiled);
        plan.Conditions.Runs(AnchorNames.PlanFiled, AnchorNames.PlanFiled);
    }
}
