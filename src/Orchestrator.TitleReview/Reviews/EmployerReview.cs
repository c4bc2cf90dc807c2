using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// 用人单位审核推荐. Its only date is internal: the day by which the publicity has to hang so that the department can still
/// submit in time (C19).
/// </summary>
[Activity(
    "TitleReview.EmployerReview",
    Category,
    DisplayName = "用人单位审核推荐",
    Description = "用人单位审核材料后推荐、不推荐或一次性退回补正。"
)]
[Outcomes("Recommended=推荐", "Passed=审核通过，公示后推荐", "Rejected=不推荐", "Abandoned=逾期未补正")]
[Needs(ReviewEvents.EmployerDecided, typeof(ApplicationFacts))]
public sealed class EmployerReview : ReviewerActivity, IPlanned, IOutlined
{
    private const string PostByName = "postBy";
    private const string Recommended = "recommended";

    /// <summary>
    /// The department's deadline, from which advised days are counted back (C19); null: none are given.
    /// </summary>
    [Input(DisplayName = "主管部门截止时间", Description = "据此倒排建议的公示时间", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Closes { get; set; }

    /// <summary>Working days that the department's audit takes; 3 by default.</summary>
    [Input(DisplayName = "主管部门审核工作日数", UIHint = "singleline", DefaultValue = 3, Order = 2)]
    public Input<int>? AuditDays { get; set; }

    /// <summary>Working days that the employer's own audit takes; 3 by default, a recommendation.</summary>
    [Input(DisplayName = "用人单位审核工作日数", UIHint = "singleline", DefaultValue = 3, Order = 3)]
    public Input<int>? EmployerAuditDays { get; set; }

    /// <summary>Working days of the employer's publicity; 5 by default.</summary>
    [Input(DisplayName = "公示工作日数", UIHint = "singleline", DefaultValue = 5, Order = 4)]
    public Input<int>? PublicityDays { get; set; }

    /// <summary>
    /// <c>recommended</c>, the default: recommends at once; <c>passed</c>: recommends after the publicity.
    /// </summary>
    [Input(
        DisplayName = "同意的含义",
        Description = "recommended：审核后即推荐，再公示；passed：审核通过，公示后推荐",
        UIHint = "dropdown",
        Options = ["recommended=推荐", "passed=审核通过"],
        DefaultValue = Recommended,
        Order = 5
    )]
    public Input<string>? AgreesBy { get; set; }

    /// <summary>Levels that need a defence before the deliberation; null: none.</summary>
    [Input(
        DisplayName = "须答辩的层级",
        Description = "审议前须答辩或说课并填写意见的层级",
        UIHint = "multitext",
        Order = 6
    )]
    public Input<IReadOnlyList<string>>? DefenceLevels { get; set; }

    /// <summary>The clauses of <see cref="DefenceLevels"/>; none: those of the step.</summary>
    [Input(DisplayName = "答辩的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 7)]
    public Input<IReadOnlyList<string>>? DefenceClauses { get; set; }

    /// <summary>True: it has to be deliberated on before it is posted. False by default.</summary>
    [Input(DisplayName = "须审议", UIHint = "checkbox", DefaultValue = false, Order = 8)]
    public Input<bool>? RequiresDeliberation { get; set; }

    /// <summary>True: who answers for the audit has to be named. False by default.</summary>
    [Input(DisplayName = "须署名审核责任人", UIHint = "checkbox", DefaultValue = false, Order = 9)]
    public Input<bool>? RequiresAuditor { get; set; }

    /// <summary>What a vote of the employer's committee has to reach before it recommends; null: no vote is asked for.</summary>
    [Input(DisplayName = "推荐委员会表决", UIHint = "json-editor", Order = 24)]
    public Input<RecommendingVote>? Vote { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        DeskOf(context).Open();
        if (
            context.Get(Closes) is { } written
            && DepartmentLastDay.Of(new StaticInputs(context.Plan, given: null), written) is { } rule
            && context.Dates().FindDue(rule, context.Anchors()).TryGet(out var closes)
        )
        {
            ArmPostBy(context, closes);
        }
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
        else if (stimulus.Name == ReviewEvents.ApplicationUpdated)
        {
            desk.Update(stimulus);
        }
        else if (
            stimulus.Name == ReviewEvents.EmployerDecided
            && context.Read<EmployerDecided>(stimulus) is { } decided
        )
        {
            Decide(context, desk, decided);
        }
    }

    private void Decide(ActivityContext context, ReviewDesk desk, EmployerDecided decided)
    {
        var clauses = context.List(Clauses);
        if (
            (
                OpeningDates.Refuse(context, Roles.Employer, clauses)
                ?? ClosingDates.Refuse(context, Roles.Employer, clauses)
            ) is
            { } closed
        )
        {
            context.Refuse(closed);
            return;
        }

        var isAgreed = decided.Decision is Recommended or "passed";
        var verdict = VoteVerdict.Of(isAgreed ? context.Get(Vote) : null, decided.Vote, clauses);
        if (((isAgreed ? RefusalOf(context, decided) : null) ?? verdict.Refusal) is { } refusal)
        {
            context.Refuse(refusal);
        }
        else if (verdict.Failure is { } failure)
        {
            desk.Decide("rejected", [failure], [], [], correctBy: null);
        }
        else
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

    /// <summary>The steps before agreeing, in the city's order: defence, deliberation, who answers for it.</summary>
    private Refusal? RefusalOf(ActivityContext context, EmployerDecided decided)
    {
        var agreesBy = context.Get(AgreesBy);
        if (decided.Decision != agreesBy)
        {
            return Refusals.NotAllowed(
                "wrong-decision",
                agreesBy == Recommended
                    ? "审核同意的，决定应为“推荐”"
                    : "审核通过的，决定应为“审核通过”；推荐在公示后作出",
                $"To agree, decide \"{agreesBy}\"",
                context.List(Clauses)
            );
        }

        var level = context.Environment.Find<ApplicationFacts>()?.Payload["level"]?.GetValue<string>();
        if (
            level is not null
            && context.List(DefenceLevels).Contains(level)
            && string.IsNullOrWhiteSpace(decided.Defence)
        )
        {
            return Refusals.NotYet(
                $"申报{level}职称，审议前须答辩或说课并填写答辩意见",
                $"An application for {level} needs a defence before the deliberation (\"defence\")",
                context.ClausesOf(DefenceClauses, Clauses)
            );
        }

        if (context.Get(RequiresDeliberation) && decided.Deliberated != true)
        {
            return Refusals.NotYet(
                "须经审议后方可公示",
                "It has to be deliberated first (\"deliberated\")",
                context.List(Clauses)
            );
        }
        return context.Get(RequiresAuditor) && string.IsNullOrWhiteSpace(decided.Auditor)
            ? Refusals.NotAllowed(
                "auditor-missing",
                "须填写审核责任人",
                "Name who answers for the audit (\"auditor\")",
                context.List(Clauses)
            )
            : null;
    }

    private void ArmPostBy(ActivityContext context, DueDate closes)
    {
        var schedule = BackSchedule.From(
            context.Calendar(),
            closes.Date,
            context.Get(AuditDays),
            context.Get(PublicityDays),
            context.Get(EmployerAuditDays),
            context.Anchor(ClosingDates.Of(Roles.Employer))
        );
        if (schedule is null)
            return;
        var due = ChinaTime.At(schedule.PostBy, DeadlineTime.EndOfDay);
        if (due <= context.Now)
            return;
        context.Arm(
            new DeadlineRequest
            {
                Name = PostByName,
                Kind = DeadlineKind.Internal,
                Due = due,
                DueDate = schedule.PostBy,
                Role = Roles.Employer,
                Clauses = context.List(Clauses),
                Hard = false,
                Remind = true,
                CalendarVersion = closes.CalendarVersion,
            }
        );
    }

    private ReviewDesk DeskOf(ActivityContext context) =>
        new(
            context,
            TermsOf(
                context,
                new ReviewDeskTerms
                {
                    EventName = ReviewEvents.EmployerDecided,
                    Reviewer = "用人单位",
                    Stage = Stages.EmployerReview,
                    CorrectionStage = Stages.EmployerCorrection,
                    Gate = "employer",
                    CorrectionCap = context.Get(CorrectionCap),
                    Confirms = true,
                    Role = Roles.Employer,
                }
            )
        );

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        PlanCorrection(plan, Roles.Employer);
        VoteVerdict.Plan(plan, plan.Get(Vote), plan.List(Clauses));
        if (
            plan.Get(Closes) is not { } written
            || DepartmentLastDay.Of(plan.Inputs, written) is not { } rule
            || plan.Resolve(rule) is not { } closes
        )
        {
            return;
        }
        var schedule = BackSchedule.From(
            plan.Calendar,
            closes.Date,
            plan.Get(AuditDays, declared: 3),
            plan.Get(PublicityDays, declared: 5),
            plan.Get(EmployerAuditDays, declared: 3),
            plan.Anchor(ClosingDates.Of(Roles.Employer))
        );
        if (schedule is not null)
            Advise(plan, schedule);
        Bind(plan, rule);
    }

    private static void Advise(PlanBuilder plan, BackSchedule schedule)
    {
        // Nobody is advised to wait until after the applicants' own last day.
        var applyBy =
            plan.Anchor(ClosingDates.Of(Roles.Applicant)) is { } closes && closes < schedule.ApplyBy
                ? plan.Calendar.PreviousOnOrBefore(closes).Value.Date
                : schedule.ApplyBy;
        plan.Internal("applyBy", applyBy, Roles.Applicant, "建议：申报人提交用人单位");
        plan.Internal("postBy", schedule.PostBy, Roles.Employer, "建议：最迟开始单位内部公示");
        plan.Internal("publicityLastDay", schedule.PublicityLastDay, Roles.Employer, "建议：单位内部公示最后一日");
        plan.Internal("submitBy", schedule.SubmitBy, Roles.Employer, "建议：用人单位提交主管部门");
    }

    /// <summary>
    /// V3: between the opening and the department's last day there is room for the publicity and the department's
    /// audit, and for the employer's own.
    /// </summary>
    private void Bind(PlanBuilder plan, DateRule closes)
    {
        var (conditions, audit, own) = (
            plan.Conditions,
            plan.Get(AuditDays, declared: 3),
            plan.Get(EmployerAuditDays, declared: 3)
        );
        conditions.AtLeast(EventNames.Submitted, new OnRule { Anchor = AnchorNames.ApplyOpens }, Because.Order());
        conditions.AtLeast(EventNames.EmployerReviewed, new OnRule { Anchor = EventNames.Submitted }, Because.Order());
        conditions.AtLeast(
            EventNames.EmployerReviewed,
            WorkingDays(own, EventNames.Submitted),
            Because.Duration() with
            {
                Code = "V3",
                IsFirm = false,
                Chinese = $"用人单位审核{own}个工作日（推荐值）",
                English = $"the employer's review takes {own} working days (recommended)",
            }
        );
        conditions.AtLeast(
            EventNames.DepartmentSubmitted,
            WorkingDays(audit, EventNames.DepartmentReceived),
            Because.Duration() with
            {
                Code = "V3",
                Chinese = $"业务主管部门审核{audit}个工作日",
                English = $"the department's audit takes {audit} working days",
            }
        );
        // The window's own last day is stated there, with its clause.
        if (closes.AnchorName != AnchorNames.ApplyCloses)
            conditions.AtMost(EventNames.DepartmentSubmitted, closes, new Because(ConstraintKind.Order, []));
        conditions.RunsFirst(EventNames.Submitted, EventNames.EmployerReviewed);
    }

    private static AfterRule WorkingDays(int amount, string anchor) =>
        new()
        {
            Anchor = anchor,
            Amount = Math.Max(1, amount),
            Unit = OffsetUnit.WorkingDays,
        };

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.EndsWith(
                step.Get(AgreesBy, Recommended) == Recommended ? "Recommended" : "Passed",
                Signal.Event(ReviewEvents.EmployerDecided)
            )
            .EndsWith("Rejected", Signal.Event(ReviewEvents.EmployerDecided));
        OutlineReturn(step);
    }
}
