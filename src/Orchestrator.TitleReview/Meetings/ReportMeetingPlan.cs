using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>上报评审计划: some time before the meeting; later than that the meeting has to be moved.</summary>
[Activity(
    "TitleReview.ReportMeetingPlan",
    Category,
    DisplayName = "上报评审计划",
    Description = "会前若干日在系统上报评审计划；逾期须改期。"
)]
[Outcomes("Done=已上报")]
public sealed class ReportMeetingPlan : ReadingActivity, IOncePerCycle, IMeetingStep, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>Last day of the report, at least the floor before the meeting.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>What the plan has to hold, by exact names; null: anything.</summary>
    [Input(DisplayName = "方案须包含的内容", UIHint = "multitext", Order = 3)]
    [Offers("contents")]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.MeetingPlanReported);
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
            context.Journal("MeetingPlanOverdue", "评审计划逾期未上报，评审会议须改期");
        }
        else if (
            stimulus.Name == ReviewEvents.MeetingPlanReported
            && context.Read<MeetingPlanReported>(stimulus) is { } plan
        )
        {
            Report(context, clock, plan);
        }
    }

    private void Report(ActivityContext context, StepClock clock, MeetingPlanReported plan)
    {
        if (clock is { IsOver: true, Due: { } due })
        {
            context.Refuse(Refusals.DeadlinePassed(due.Due, context.ClausesOf(DueClauses, Clauses)));
            return;
        }

        var missing = context.List(Contents).Except(plan.Contents ?? [], StringComparer.Ordinal).ToList();
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

        if (OpensAt(context) is { } opens && context.Now < opens)
        {
            context.Refuse(
                Refusals.NotYetOpen($"“{DisplayText}”", DisplayText, opens, context.ClausesOf(DueClauses, Clauses))
            );
            return;
        }

        clock.Meet();
        context.SetDate(AnchorNames.MeetingPlanReported, context.Today());
        context.Journal("MeetingPlanReported", $"已上报评审计划（{(plan.Mode == "online" ? "线上" : "线下")}评审）");
        context.Complete();
    }

    /// <summary>Read as a window (前N个工作日内), the report is taken in from its first day only.</summary>
    private Instant? OpensAt(ActivityContext context) =>
        RuleOf(context, Due) is WithinBeforeRule { Reading: not WithinReading.AtLeast } rule
        && context.Dates().ResolveOpening(rule, context.Anchors()).TryGet(out var opening)
            ? opening.Opens
            : null;

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due, DueReading, DueReadings) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                Roles.Office,
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Done = AnchorNames.MeetingPlanReported,
            }
            : null;

    private StepClock ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)))!;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var due = plan.Due(Clock(plan));
        plan.Conditions.Runs(AnchorNames.MeetingPlanReported, AnchorNames.MeetingPlanReported);
        if (due?.Target is { } target && target != due.Date)
            plan.Internal("target", target, Roles.Office, $"建议：{plan.Action}（同时满足两种理解）");
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.MeetingPlanReported).EndsWith("Done", Signal.Event(ReviewEvents.MeetingPlanReported));
}
