using NodaTime;
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

namespace Orchestrator.TitleReview.Committees;

/// <summary>
/// 评委会核准备案: an approval holds for a term of years, its last day included (C26). A committee whose approval does not reach through
/// the year's review is approved anew first; nothing behind this step happens before.
/// </summary>
[Activity(
    "TitleReview.ApproveCommittee",
    Category,
    DisplayName = "评委会核准备案",
    Description = "有效期届满的评委会须重新核准备案；完成前不得开展评审工作。"
)]
[Outcomes("Done=核准有效")]
public sealed class ApproveCommittee : ReadingActivity, IPlanned, IOutlined
{
    private const string DueName = "due";
    private const int MonthsAYear = 12;

    /// <summary>The day of the approval in force, as ISO text; null: there is none.</summary>
    [Input(
        DisplayName = "核准日期",
        Description = "现行核准备案的日期，绑定流程输入；从未核准的不填",
        UIHint = "singleline",
        Order = 1
    )]
    public Input<string>? ApprovedOn { get; set; }

    /// <summary>For how many years an approval is valid; 3 by default (C26).</summary>
    [Input(DisplayName = "有效期（年）", UIHint = "singleline", DefaultValue = 3, Order = 2)]
    public Input<int>? TermYears { get; set; }

    /// <summary>The clauses of <see cref="TermYears"/>; none: those of the step.</summary>
    [Input(DisplayName = "有效期的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? TermClauses { get; set; }

    /// <summary>The day through which the approval has to last, inclusive: the last of the year's review.</summary>
    [Input(
        DisplayName = "须有效至",
        Description = "本年度评审工作的最后日期",
        UIHint = "json-editor",
        IsRequired = true,
        Order = 4
    )]
    public Input<DateRule>? RequiredThrough { get; set; }

    /// <summary>Last day to be approved anew; null: no deadline.</summary>
    [Input(DisplayName = "重新核准截止时间", UIHint = "json-editor", Order = 5)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 6)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The role that approves; the title office by default.</summary>
    [Input(
        DisplayName = "责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.TitleOffice,
        Order = 7
    )]
    public Input<string>? Role { get; set; }

    /// <summary>What the form has to hold, by exact names; null: anything.</summary>
    [Input(DisplayName = "核准备案表须包含", UIHint = "multitext", Order = 8)]
    [Offers("contents")]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <summary>
    /// The reasons for which a committee is approved anew, of which those stated must be; null: none.
    /// </summary>
    [Input(
        DisplayName = "重新核准的情形",
        Description = "如 新组建、评审范围调整；登记的情形须为其中之一",
        UIHint = "multitext",
        Order = 9
    )]
    [Offers("triggers")]
    public Input<IReadOnlyList<string>>? Triggers { get; set; }

    /// <summary>False: <see cref="Due"/> is advice (及时), never shown as legal (C19). True by default.</summary>
    [Input(
        DisplayName = "截止时间为法定",
        Description = "否：通知只写“及时”，为建议时间",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 10
    )]
    public Input<bool>? DueIsLegal { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Planning);
        LocalDate? through = context
            .Dates()
            .FindDue(context.Get(RequiredThrough)!, context.Anchors())
            .TryGet(out var required)
            ? required.Date
            : null;
        if (
            context.Plan.TryReadDay(context.Get(ApprovedOn), out var approved)
            && ValidUntil(approved, context.Get(TermYears)) is var until
            && until >= (through ?? context.Today())
        )
        {
            context.SetDate(AnchorNames.CommitteeApproved, approved);
            context.SetDate(AnchorNames.CommitteeValidUntil, until);
            context.Journal("CommitteeApprovalValid", $"评委会核准备案有效至{Iso(until)}");
            context.Complete();
            return;
        }

        context.Wait(ReviewEvents.CommitteeApproved);
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
            context.Journal("CommitteeApprovalOverdue", "评委会逾期未完成重新核准备案，完成前不得开展评审工作");
        }
        else if (
            stimulus.Name == ReviewEvents.CommitteeApproved
            && context.Read<CommitteeApproved>(stimulus) is { } approval
        )
        {
            Approve(context, clock, approval);
        }
    }

    private void Approve(ActivityContext context, StepClock? clock, CommitteeApproved approval)
    {
        var missing = context.List(Contents).Except(approval.Contents ?? [], StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "contents-missing",
                    $"核准备案表缺少：{string.Join("、", missing)}",
                    $"The form lacks: {string.Join(", ", missing)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        if (approval.ApprovedOn > context.Today())
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "date-in-the-future",
                    "核准日期不得晚于当日",
                    "The day of approval is in the future"
                )
            );
            return;
        }

        var unknown = (approval.Triggers ?? []).Except(context.List(Triggers), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "unknown-trigger",
                    $"重新核准的情形不在规定之列：{string.Join("、", unknown)}；规定的情形：{string.Join("、", context.List(Triggers))}",
                    $"No such reason to approve anew: {string.Join(", ", unknown)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        var late = clock is { IsOver: true };
        clock?.Meet();
        context.SetDate(AnchorNames.CommitteeApproved, approval.ApprovedOn);
        context.SetDate(AnchorNames.CommitteeValidUntil, ValidUntil(approval.ApprovedOn, context.Get(TermYears)));
        context.Journal(
            "CommitteeApproved",
            $"评委会{(late ? "逾期" : "")}重新核准备案，有效至{Iso(ValidUntil(approval.ApprovedOn, context.Get(TermYears)))}"
        );
        context.Complete();
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due, DueReading, DueReadings) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                inputs.Get(DueIsLegal, declared: true) ? DeadlineKind.Statutory : DeadlineKind.Internal,
                inputs.Get(Role, Roles.TitleOffice),
                inputs.ClausesOf(DueClauses, Clauses)
            )
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    private static LocalDate ValidUntil(LocalDate approved, int years) => approved.PlusYears(years);

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Inputs.Plan.TryReadDay(plan.Get(ApprovedOn), out var approved))
            plan.StateDefault(AnchorNames.CommitteeApproved, approved);
        var years = plan.Get(TermYears, declared: 3);
        if (plan.Anchor(AnchorNames.CommitteeApproved) is { } day)
        {
            // An approval's last valid day is its corresponding day, rest day or not (C26).
            var term = new AfterRule
            {
                Anchor = AnchorNames.CommitteeApproved,
                Amount = years * MonthsAYear,
                Unit = OffsetUnit.Months,
                Roll = DateRoll.None,
            };
            plan.Due(
                "validUntil",
                term,
                new DueTerms("validity", plan.Get(Role, Roles.TitleOffice), plan.List(TermClauses, Clauses))
                {
                    Action = $"{plan.Action}：有效期最后一日",
                }
            );
            plan.Conditions.On(
                AnchorNames.CommitteeValidUntil,
                new FixedDateRule { Date = ValidUntil(day, years) },
                new Because(ConstraintKind.Stated, plan.List(TermClauses, Clauses))
            );
            var why = new Because(ConstraintKind.Deadline, plan.List(TermClauses, Clauses))
            {
                Code = "V10",
                IsFirm = false,
            };
            plan.Conditions.AtMost(AnchorNames.ReviewEnd, new OnRule { Anchor = AnchorNames.CommitteeValidUntil }, why);
        }

        plan.Due(Clock(plan));
        if (plan.Anchor(AnchorNames.CommitteeApproved) is null)
        {
            plan.Warn(
                "",
                new PlanWarning(
                    "V10",
                    "没有填写现行核准备案日期，不能确认有效期覆盖到评审会议末日；请填写，或在开展评审前完成核准备案",
                    "The day of the present approval is not given, so whether it lasts through the meeting's last day is "
                        + "not known; give it, or approve before the review"
                )
            );
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.CommitteeApproved, AnchorNames.CommitteeValidUntil)
            .EndsWith("Done", Signal.Event(ReviewEvents.CommitteeApproved));
}
