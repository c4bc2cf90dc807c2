using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Exams;

/// <summary>专业考试 of a cycle, where its plan has one.</summary>
[Activity(
    "TitleReview.HoldExam",
    Category,
    DisplayName = "组织专业考试",
    Description = "评审方案设专业考试的，在评审会议前举行。"
)]
[Outcomes("Done=完成")]
public sealed class HoldExam : ReviewActivity, ITrackStep, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>Whether this cycle has an exam; false, the default: the step is passed at once.</summary>
    [Input(DisplayName = "设专业考试", UIHint = "checkbox", DefaultValue = false, Order = 1)]
    public Input<bool>? Required { get; set; }

    /// <summary>Last day of the exam; null: no deadline.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", Order = 2)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (!context.Get(Required))
        {
            context.Complete();
            return;
        }

        context.Wait(ReviewEvents.ExamHeld);
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
            context.Journal("ExamOverdue", "专业考试逾期未举行");
        }
        else if (stimulus.Name == ReviewEvents.ExamHeld && context.Read<ExamHeld>(stimulus) is { } exam)
        {
            clock?.Meet();
            context.SetDate(AnchorNames.Exam, exam.HeldOn ?? context.Today());
            context.Complete();
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
            {
                Done = AnchorNames.Exam,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (!plan.Get(Required))
            return;
        plan.Conditions.Runs(AnchorNames.Exam, AnchorNames.Exam);
        if (plan.Due(Clock(plan)) is { } due)
            plan.StateDefault(AnchorNames.Exam, due.Date);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(step.MayBe(Required) ? [AnchorNames.Exam] : [])
            .EndsWith("Done", step.Is(Required) ? [Signal.Event(ReviewEvents.ExamHeld)] : []);
}
