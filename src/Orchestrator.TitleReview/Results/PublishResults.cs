using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>公布评审结果: of those without an open objection; the others follow in further batches (分批).</summary>
[Activity(
    "TitleReview.PublishResults",
    Category,
    DisplayName = "公布评审结果",
    Description = "公示无异议的，公布评审结果；有异议的核查后分批公布。"
)]
[Outcomes("Done=已公布", "Nothing=无须再公布")]
public sealed class PublishResults : ResultBatchActivity, IMeetingStep, IPlanned, IOutlined
{
    private const string Approved = "approved";

    /// <summary>True: the results have to be approved before they are published. False by default.</summary>
    [Input(
        DisplayName = "须先经审核",
        Description = "公布前须经人力资源社会保障部门审核",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 1
    )]
    public Input<bool>? RequiresApproval { get; set; }

    /// <summary>The clauses of <see cref="RequiresApproval"/>; none: those of the step.</summary>
    [Input(DisplayName = "审核的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 5)]
    public Input<IReadOnlyList<string>>? ApprovalClauses { get; set; }

    /// <summary>True, the default: the step ends with each batch; false: with the last.</summary>
    [Input(
        DisplayName = "公布后制发证书",
        Description = "否：公布即办结，有异议的在本环节分批公布",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 2
    )]
    public Input<bool>? CertificatesFollow { get; set; }

    /// <summary>Last day of a publication without an agreed extension, inclusive; null: none.</summary>
    [Input(DisplayName = "不得跨越的日期", Description = "此日之后公布须先同意延期", UIHint = "json-editor", Order = 3)]
    public Input<DateRule>? Latest { get; set; }

    /// <summary>The clauses of <see cref="Latest"/>; none: those of the step.</summary>
    [Input(DisplayName = "不得跨越日期的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? LatestClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Publishing);
        context.WaitForAll(ReviewEvents.ResultPublished, ReviewEvents.ObjectionResolved);
        if (context.Get(RequiresApproval))
            context.Wait(ReviewEvents.ResultApproved);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.Name == ReviewEvents.ResultPublished && context.Read<ResultPublished>(stimulus) is not null)
        {
            Publish(context);
        }
        else if (
            stimulus.Name == ReviewEvents.ObjectionResolved
            && context.Read<ObjectionResolved>(stimulus) is { } resolution
        )
        {
            Resolve(context, resolution);
        }
        else if (stimulus.Name == ReviewEvents.ResultApproved && context.Read<ResultApproved>(stimulus) is { } approval)
        {
            Approve(context, approval);
        }
    }

    private static void Approve(ActivityContext context, ResultApproved approval)
    {
        context.StopWaiting(ReviewEvents.ResultApproved);
        context.SetProperty(Approved, true);
        context.Journal(
            "ResultApproved",
            $"评审结果审核通过{(approval.Number is null ? "" : $"（{approval.Number}）")}"
        );
    }

    private Refusal? RefusalOf(ActivityContext context)
    {
        if (context.Get(RequiresApproval) && !context.GetProperty<bool>(Approved))
        {
            return Refusals.NotYet(
                "评审结果须经审核后方可公布",
                "The results have to be approved before they are published",
                context.ClausesOf(ApprovalClauses, Clauses)
            );
        }
        if (
            context.Get(Latest) is { } rule
            && context.Dates().FindDue(rule, context.Anchors()).TryGet(out var latest)
            && context.Now >= latest.Due
        )
        {
            return Refusals.NotAllowed(
                "beyond-latest",
                $"评审结果须于{Refusals.Moment(latest.Due)}前公布，一般不得跨年度；确有特殊情况的，须先报经同意延期",
                $"The results are published by {Refusals.Moment(latest.Due)}; beyond the year an extension has to be agreed first",
                context.ClausesOf(LatestClauses, Clauses)
            );
        }

        return null;
    }

    private void Publish(ActivityContext context)
    {
        if (RefusalOf(context) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        if (!TakeBatch(context, out var book))
            return;
        if (IsFirst(context))
            context.SetDate(AnchorNames.Published, context.Today());
        context.Journal(
            "ResultPublished",
            book.Open.Count == 0 ? "公布评审结果" : $"公布评审结果，{book.Open.Count}项异议核查中，有关人员暂缓"
        );
        context.TellApplications(ReviewEvents.ResultPublished);
        if (context.Get(CertificatesFollow) || book.Open.Count == 0)
            context.Complete();
    }

    private void Resolve(ActivityContext context, ObjectionResolved resolution)
    {
        if (IsLast(context, resolution))
            context.Complete(context.Get(CertificatesFollow) ? "Nothing" : "Done");
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var rule = new AfterRule
        {
            Anchor = AnchorNames.PublicityEnds,
            Amount = 1,
            Unit = OffsetUnit.Days,
        };
        if (plan.Opening("", rule, Roles.Office, plan.List(Clauses)) is { } opening)
            plan.StateDefault(AnchorNames.Published, opening.Date);
        plan.Conditions.AtLeast(AnchorNames.Published, rule, Because.Order(plan.List(Clauses)));
        plan.Conditions.Runs(AnchorNames.Published, AnchorNames.Published);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.States(AnchorNames.Published)
            .Tells(ReviewEvents.ResultPublished, ReviewEvents.ResultObjection)
            .EndsWith("Done", Signal.Event(ReviewEvents.ResultPublished));
        if (step.MayBe(CertificatesFollow, declared: true))
            step.EndsWith("Nothing", Signal.Event(ReviewEvents.ObjectionResolved));
    }
}
