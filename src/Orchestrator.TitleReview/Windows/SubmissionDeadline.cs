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

namespace Orchestrator.TitleReview.Windows;

/// <summary>
/// 提交截止: one deadline of one application, from its submission on until the department has submitted it. It binds the department
/// alone (C19), wherever the application stands; when it falls due the application is closed as 逾期未提交.
/// </summary>
[Activity(
    "TitleReview.SubmissionDeadline",
    Category,
    DisplayName = "提交截止",
    Description = "业务主管部门在线审核提交的截止时间；逾期未提交的，申报关闭。"
)]
[Outcomes("Met=已按时提交", "Overdue=逾期未提交")]
public sealed class SubmissionDeadline : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>Variable that says whether the department has the application on its table.</summary>
    internal const string AtDepartmentVariable = "atDepartment";

    private const string DueName = "due";

    /// <summary>Last day of the department's submission; null: the window's closing ends it.</summary>
    [Input(DisplayName = "截止时间", Description = "不填时由窗口关闭通知", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The role that has to submit; the department by default.</summary>
    [Input(
        DisplayName = "责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Department,
        Order = 3
    )]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.DepartmentDecided);
        if (ClockOf(context) is { } clock)
            clock.Start();
        else
            context.Wait(ReviewEvents.WindowClosed);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock?.Follow(stimulus) == true)
            return;
        if (clock?.IsDeadline(stimulus) == true || (stimulus.Name == ReviewEvents.WindowClosed && IsOver(context)))
        {
            clock?.Decide();
            context.Complete(IsSubmitted(context) ? "Met" : "Overdue");
        }
        else if (stimulus.Name == ReviewEvents.WindowClosed && clock is { IsOpen: false })
        {
            // The window was closed early; whoever has applied keeps the day on which it was to close.
            clock.Start();
        }
        else if (stimulus.Name == ReviewEvents.DepartmentDecided)
        {
            Decided(context, stimulus, clock);
        }
    }

    /// <summary>Of several windows another may have closed: this application's own last day counts.</summary>
    private static bool IsOver(ActivityContext context) =>
        context.Anchor(AnchorNames.ApplyCloses) is not { } closes || context.Today() >= closes;

    /// <summary>A last day of the employer is kept when the department has the application on its table.</summary>
    private bool IsSubmitted(ActivityContext context) =>
        context.Get(Role) == Roles.Employer && context.GetVariable(AtDepartmentVariable) is not null;

    private void Decided(ActivityContext context, Stimulus stimulus, StepClock? clock)
    {
        if (clock is { IsOver: true, Due: { } due })
        {
            context.Refuse(Refusals.DeadlinePassed(due.Due, context.ClausesOf(DueClauses, Clauses)));
        }
        else if (context.GetVariable(AtDepartmentVariable) is null)
        {
            context.Refuse(
                Refusals.NotYet("申报尚未到业务主管部门审核环节", "The application has not reached the department", [])
            );
        }
        else if (context.Read<DepartmentDecided>(stimulus) is { Decision: "submitted" })
        {
            Meet(context, clock);
        }
    }

    private static void Meet(ActivityContext context, StepClock? clock)
    {
        clock?.Meet();
        context.Complete("Met");
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                inputs.Get(Role, Roles.Department),
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Done =
                    inputs.Get(Role, Roles.Department) == Roles.Employer
                        ? EventNames.DepartmentReceived
                        : EventNames.DepartmentSubmitted,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) =>
        StepClock.Of(context, Clock(new RunInputs(context)) ?? ClockOfEarlyEnd(context));

    /// <summary>Nobody tells of the old closing once the window has closed early: the application counts itself.</summary>
    private DeclaredClock? ClockOfEarlyEnd(ActivityContext context) =>
        context.Anchor(AnchorNames.IntakeEnds) is null
            ? null
            : new DeclaredClock(
                DueName,
                new ChosenRule(new OnRule { Anchor = AnchorNames.ApplyCloses }, null, []),
                DeadlineKind.Statutory,
                context.Get(Role) ?? Roles.Department,
                context.ClausesOf(DueClauses, Clauses)
            );

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        // A deadline that is a day of the schedule is shown there.
        if (Clock(plan) is { Date.Rule: not OnRule } clock)
            plan.Due(clock);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.MayEndWith("Met", Signal.Event(ReviewEvents.DepartmentDecided));
        step.EndsWith(
            "Overdue",
            step.Get(Due) is { } due
                ? due.AnchorName is { } anchor
                    ? [Signal.Date(anchor)]
                    : []
                : [Signal.Told(ReviewEvents.WindowClosed)]
        );
    }
}
