using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>业务主管部门审核提交: by the date that binds the department and nobody else; later it is refused with the clause.</summary>
[Activity(
    "TitleReview.DepartmentReview",
    Category,
    DisplayName = "业务主管部门审核提交",
    Description = "截止时间前在线审核并提交办事机构；逾期不得提交。"
)]
[Outcomes("Submitted=已提交", "Rejected=不通过", "Abandoned=逾期未补正", "Republish=公示内容变更")]
[Needs(ReviewEvents.DepartmentDecided, typeof(ApplicationFacts))]
public sealed class DepartmentReview : ReviewerActivity, IPlanned, IOutlined
{
    /// <summary>The department's last instant: from its due instant on every decision is refused.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>
    /// True, the default: a correction of what was posted leads back to the employer's publicity; false: 公示时间不重新计算.
    /// </summary>
    [Input(
        DisplayName = "公示内容变更的重新公示",
        Description = "补正涉及公示内容的须重新公示；通知写明公示时间不重新计算的为否",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 3
    )]
    public Input<bool>? RestartsPublicity { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetVariable(SubmissionDeadline.AtDepartmentVariable, JsonValue.Create(true));
        DeskOf(context).Open();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var desk = DeskOf(context);
        if (desk.IsReturnOverdue(stimulus))
            return;
        if (desk.IsCorrectionOverdue(stimulus))
        {
            context.Complete("Abandoned");
        }
        else if (stimulus.ChangedAnchor() is not null)
        {
            desk.Follow();
        }
        else if (DueOf(context) is { } due && context.Now >= due.Due)
        {
            context.Refuse(Refusals.DeadlinePassed(due.Due, context.ClausesOf(DueClauses, Clauses)));
        }
        else if (ClosingDates.Refuse(context, Roles.Department, context.ClausesOf(DueClauses, Clauses)) is { } closed)
        {
            context.Refuse(closed);
        }
        else if (stimulus.Name == ReviewEvents.ApplicationUpdated)
        {
            Update(context, desk, stimulus);
        }
        else if (OpeningDates.Refuse(context, Roles.Department, context.List(Clauses)) is { } notYet)
        {
            context.Refuse(notYet);
        }
        else if (
            stimulus.Name == ReviewEvents.DepartmentDecided
            && context.Read<DepartmentDecided>(stimulus) is { } decided
        )
        {
            desk.Decide(
                decided.Decision,
                decided.Reasons ?? [],
                decided.Checks ?? [],
                decided.Confirmed ?? [],
                decided.CorrectBy
            );
        }
    }

    private void Update(ActivityContext context, ReviewDesk desk, Stimulus stimulus)
    {
        if (
            context.Get(RestartsPublicity)
            && stimulus.Payload?["publishedContent"] is JsonValue changed
            && changed.TryGetValue<bool>(out var isPublished)
            && isPublished
        )
        {
            context.SetVariable(SubmissionDeadline.AtDepartmentVariable, null);
        }
        desk.Update(stimulus);
    }

    private DueDate? DueOf(ActivityContext context) =>
        context
            .Dates()
            .FindDue(context.InForce(context.Get(Due)!, context.Anchors()), context.Anchors())
            .TryGet(out var due)
            ? due
            : null;

    private ReviewDesk DeskOf(ActivityContext context) =>
        new(
            context,
            TermsOf(
                context,
                new ReviewDeskTerms
                {
                    EventName = ReviewEvents.DepartmentDecided,
                    Reviewer = "业务主管部门",
                    Stage = Stages.DepartmentReview,
                    CorrectionStage = Stages.DepartmentCorrection,
                    Gate = "department",
                    CorrectionCap = context.Get(CorrectionCap) ?? context.Get(Due),
                    RepublishOutcome = context.Get(RestartsPublicity) ? "Republish" : null,
                    Role = Roles.Department,
                }
            )
        );

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        PlanCorrection(plan, Roles.Department);
        plan.Conditions.RunsFirst(EventNames.DepartmentReceived, EventNames.DepartmentSubmitted);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith("Submitted", Signal.Event(ReviewEvents.DepartmentDecided))
            .EndsWith("Rejected", Signal.Event(ReviewEvents.DepartmentDecided));
        OutlineReturn(step);
    }
}
