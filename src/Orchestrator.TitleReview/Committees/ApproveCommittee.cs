using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Committees;

/// <summary>
/// 评委会核准备案: nothing of the committee happens before its approval is confirmed or, for the reasons the notice names, renewed. Its last
/// valid day is stated as an anchor, and no meeting may lie behind it (V10).
/// </summary>
[Activity("TitleReview.ApproveCommittee", Category, DisplayName = "评委会核准备案", Description = "确认评委会核准备案有效，或按规定情形重新核准备案；有效期内方可开展评审。")]
[Outcomes("Done=核准备案有效")]
public sealed class ApproveCommittee : ReviewActivity, IPlanned
{
    /// <summary>Workflow input with the last day of an approval that is known when the cycle is planned.</summary>
    private const string ValidUntilInput = "committeeValidUntil";

    private const string DueName = "due";

    [Input(DisplayName = "截止时间", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    [Input(DisplayName = "截止时间为法定", Description = "否：通知未规定日期，为建议时间", UIHint = "checkbox", DefaultValue = true, Order = 3)]
    public Input<bool>? DueIsLegal { get; set; }

    [Input(DisplayName = "核准年限", Description = "自核准之日起的有效年数", UIHint = "singleline", DefaultValue = 3, Order = 4)]
    public Input<int>? TermYears { get; set; }

    [Input(DisplayName = "重新核准的情形", Description = "登记的情形须为其中之一", UIHint = "multitext", Order = 5)]
    public Input<IReadOnlyList<string>>? Triggers { get; set; }

    [Input(DisplayName = "备案须包含的内容", UIHint = "multitext", Order = 6)]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Planning);
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
            context.Journal("ApprovalOverdue", "评委会逾期未完成核准备案，不得开展评审");
        }
        else if (stimulus.Name == ReviewEvents.CommitteeApproved && context.Read<CommitteeApproved>(stimulus) is { } approval)
        {
            Approve(context, approval, clock);
        }
    }

    private void Approve(ActivityContext context, CommitteeApproved approval, StepClock? clock)
    {
        var term = TermOfYears.LastDay(approval.ApprovedOn, Math.Max(1, context.Get(TermYears)));
        var validUntil = approval.ValidUntil is { } stated && stated < term.Value ? stated : term.Value;
        if (RefusalOf(context, approval, validUntil) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        clock?.Meet();
        context.SetAnchor(AnchorNames.CommitteeApproved, approval.ApprovedOn);
        context.SetAnchor(AnchorNames.CommitteeValidUntil, validUntil);
        var renewed = approval.Triggers is { Count: > 0 } triggers ? $"（重新核准：{string.Join("、", triggers)}）" : "";
        context.Journal("CommitteeApproved", $"评委会核准备案有效期至{Iso(validUntil)}{renewed}");
        context.Complete();
    }

    private Refusal? RefusalOf(ActivityContext context, CommitteeApproved approval, LocalDate validUntil)
    {
        var unknown = (approval.Triggers ?? []).Except(context.List(Triggers), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            return Refusals.NotAllowed(
                "unknown-trigger",
                $"重新核准的情形不在规定之列：{string.Join("、", unknown)}（可用：{string.Join("、", context.List(Triggers))}）",
                $"No such reason to renew the approval: {string.Join(", ", unknown)}",
                context.List(Clauses));
        }

        // A renewed approval is filed with everything; one that is still valid was filed before.
        var missing = approval.Triggers is { Count: > 0 } ? context.List(Contents).Except(approval.Contents ?? [], StringComparer.Ordinal).ToList() : [];
        if (missing.Count > 0)
        {
            return Refusals.NotAllowed(
                "filing-incomplete", $"评委会备案缺少：{string.Join("、", missing)}", $"The filing lacks: {string.Join(", ", missing)}", context.List(Clauses));
        }

        if (approval.ApprovedOn > context.Today())
            return Refusals.NotAllowed("approval-in-the-future", $"核准备案日期{Iso(approval.ApprovedOn)}尚未到", $"{Iso(approval.ApprovedOn)} is in the future", []);
        return validUntil < context.Today()
            ? Refusals.NotAllowed(
                "committee-expired",
                $"评委会核准备案有效期至{Iso(validUntil)}，已届满，须重新核准备案",
                $"The committee's approval ended on {Iso(validUntil)}; it has to be renewed",
                context.List(Clauses))
            : null;
    }

    private StepClock? ClockOf(ActivityContext context) => context.Get(Due) is { } rule
        ? new StepClock(context, DueName, rule, new StepTerms(
            context.Get(DueIsLegal) ? DeadlineKind.Statutory : DeadlineKind.Internal, Roles.TradeDepartment, context.ClausesOf(DueClauses, Clauses)))
        : null;

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var isLegal = plan.Get(DueIsLegal, declared: true);
        plan.Due("", plan.Get(Due), isLegal ? "deadline" : "internal", Roles.TradeDepartment, plan.List(DueClauses, Clauses), hard: isLegal);
        if (plan.DateInput(ValidUntilInput) is { } validUntil)
            plan.StateDefault(AnchorNames.CommitteeValidUntil, validUntil);
        PlanChecks.ApprovalValid(plan, "");
    }
}
