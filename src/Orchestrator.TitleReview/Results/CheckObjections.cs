using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>
/// 异议、信访核查期限: each objection to the results has its own clock from the day it was raised, and its report has to say
/// certain things.
/// </summary>
[Activity(
    "TitleReview.CheckObjections",
    Category,
    DisplayName = "异议核查期限",
    Description = "每项异议自提出之日起在规定日数内核查，核查报告须写明规定内容。"
)]
public sealed class CheckObjections : ReviewActivity, IMeetingStep, IPlanned, IOutlined
{
    private const string RaisedAnchor = "raised";

    /// <summary>Days for a check, from the day after the objection was raised; 15 by default.</summary>
    [Input(
        DisplayName = "核查日数",
        Description = "自提出之日起的日数；通知未定的由年度参数确定",
        UIHint = "singleline",
        DefaultValue = 15,
        Order = 1
    )]
    public Input<int>? Days { get; set; }

    /// <summary>The clauses of <see cref="Days"/>; none: those of the step.</summary>
    [Input(DisplayName = "核查期限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DaysClauses { get; set; }

    /// <summary>What the report of a check has to say, by exact names; null: anything.</summary>
    [Input(DisplayName = "核查报告须写明", UIHint = "multitext", Order = 3)]
    [Offers("contents")]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <summary>The role that checks; the office by default.</summary>
    [Input(
        DisplayName = "责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Office,
        Order = 4
    )]
    public Input<string>? Role { get; set; }

    /// <summary>What <see cref="Days"/> counts: <c>days</c> of the calendar, the default, or <c>workingDays</c>.</summary>
    [Input(
        DisplayName = "核查日数的计算单位",
        UIHint = "dropdown",
        Options = ["days=日历日", "workingDays=工作日"],
        DefaultValue = "days",
        Order = 5
    )]
    public Input<string>? DaysUnit { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) =>
        context.WaitForAll(ReviewEvents.ObjectionRaised, ReviewEvents.ObjectionResolved);

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (stimulus.Name == ReviewEvents.ObjectionRaised && context.Read<ObjectionRaised>(stimulus) is { } raised)
        {
            Arm(context, raised.Objection);
        }
        else if (
            stimulus.Name == ReviewEvents.ObjectionResolved
            && context.Read<ObjectionResolved>(stimulus) is { } resolved
        )
        {
            Resolve(context, resolved);
        }
        else if (stimulus.IsDue())
        {
            context.Journal("ObjectionCheckOverdue", $"异议{stimulus.Deadline}逾期未核查完毕");
        }
    }

    private void Arm(ActivityContext context, string objection)
    {
        var anchors = new Dictionary<string, LocalDate> { [RaisedAnchor] = context.Today() };
        var rule = new AfterRule
        {
            Anchor = RaisedAnchor,
            Amount = Math.Max(1, context.Get(Days)),
            Unit = UnitOf(context.Get(DaysUnit)),
        };
        var terms = new StepTerms(DeadlineKind.Statutory, context.Get(Role), context.ClausesOf(DaysClauses, Clauses));
        context.Arm(
            DeadlineRequests.At(objection, context.Dates().FindDue(rule, anchors).Value, terms, [rule], anchors)
        );
    }

    private static OffsetUnit UnitOf(string? unit) => unit == "workingDays" ? OffsetUnit.WorkingDays : OffsetUnit.Days;

    private void Resolve(ActivityContext context, ObjectionResolved resolved)
    {
        var missing = context.List(Contents).Except(resolved.Contents ?? [], StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "report-incomplete",
                    $"核查报告缺少：{string.Join("、", missing)}",
                    $"The report lacks, in \"contents\": {string.Join(", ", missing)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        context.CloseDeadline(resolved.Objection, DeadlineState.Met);
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan) =>
        plan.Period(
            "",
            AnchorNames.Objection,
            new OpenDays(Days, 15, UnitOf(plan.Get(DaysUnit))),
            plan.Get(Role, Roles.Office)!,
            plan.List(DaysClauses, Clauses),
            plan.Action
        );

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.Listens();
}
