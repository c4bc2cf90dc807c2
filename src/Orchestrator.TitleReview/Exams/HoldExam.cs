using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Exams;

/// <summary>专业考试 of a cycle, where its plan has one.</summary>
[Activity("TitleReview.HoldExam", Category, DisplayName = "组织专业考试", Description = "评审方案设专业考试的，在评审会议前举行。")]
[Outcomes("Done=完成")]
public sealed class HoldExam : ReviewActivity, IPlanned
{
    private const string DueName = "due";

    [Input(DisplayName = "设专业考试", UIHint = "checkbox", DefaultValue = false, Order = 1)]
    public Input<bool>? Required { get; set; }

    [Input(DisplayName = "截止时间", UIHint = "json-editor", Order = 2)]
    public Input<DateRule>? Due { get; set; }

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
            context.SetAnchor(AnchorNames.Exam, exam.HeldOn ?? context.Today());
            context.Complete();
        }
    }

    private StepClock? ClockOf(ActivityContext context) => context.Get(Due) is { } rule
        ? new StepClock(context, DueName, rule, new StepTerms(DeadlineKind.Statutory, Roles.Office, context.ClausesOf(DueClauses, Clauses)))
        : null;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (!plan.Get(Required))
            return;
        plan.Conditions.Runs(AnchorNames.Exam, AnchorNames.Exam);
        if (plan.Due("", plan.Get(Due), "deadline", Roles.Office, plan.List(DueClauses, Clauses), done: AnchorNames.Exam) is { } due)
            plan.StateDefault(AnchorNames.Exam, due.Date);
    }
}
