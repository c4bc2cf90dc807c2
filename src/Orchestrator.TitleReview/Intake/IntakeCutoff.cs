using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Intake;

/// <summary>接收截止: until this day somebody else takes material in; the cycle reminds of it and notes that it has passed.</summary>
[Activity(
    "TitleReview.IntakeCutoff",
    Category,
    DisplayName = "接收截止",
    Description = "分批接收材料等由其他评委会受理的截止时间：到期记录，截止前提醒。"
)]
[Outcomes("Done=已截止")]
public sealed class IntakeCutoff : ReadingActivity, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>The last day on which material is taken in, inclusive.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The role that is reminded of it; the applicant by default.</summary>
    [Input(
        DisplayName = "责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Applicant,
        Order = 3
    )]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) => ClockOf(context).Start();

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock.Follow(stimulus) || !clock.IsDeadline(stimulus))
            return;
        clock.Decide();
        context.Journal("IntakeClosed", $"“{DisplayText}”已截止");
        context.Complete();
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due, DueReading, DueReadings) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Period,
                inputs.Get(Role, Roles.Applicant),
                inputs.ClausesOf(DueClauses, Clauses)
            )
            : null;

    private StepClock ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)))!;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan) => plan.Due(Clock(plan));

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.MayEndWith("Done");
}
