using System.Text.Json.Nodes;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// 单位推荐 as a step of its own, where the notice wants the publicity before it: with the fixed words of the opinion, what has to be
/// supplied with it, and no more people than the vacancies allow.
/// </summary>
[Activity(
    "TitleReview.RecommendApplication",
    Category,
    DisplayName = "用人单位推荐",
    Description = "公示无异议后，用人单位出具推荐意见；推荐人数不得超过空岗数的规定倍数。"
)]
[Outcomes("Recommended=推荐", "Rejected=不推荐")]
[Needs(ReviewEvents.EmployerRecommended, typeof(ApplicationFacts), typeof(Nominations))]
public sealed class RecommendApplication : ReviewActivity, IPlanned, IOutlined
{
    private const string Gate = "recommendation";

    /// <summary>The fixed words of the opinion; a full stop at the end does not matter. Null: any words.</summary>
    [Input(
        DisplayName = "推荐意见用语",
        Description = "须与规定用语一致；没有规定的不填",
        UIHint = "multiline",
        Order = 1
    )]
    public Input<string>? Opinion { get; set; }

    /// <summary>The clauses of <see cref="Opinion"/>; none: those of the step.</summary>
    [Input(DisplayName = "推荐意见的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? OpinionClauses { get; set; }

    /// <summary>How many people may be recommended for each vacancy; 0, the default: any number.</summary>
    [Input(
        DisplayName = "推荐人数与空岗数之比",
        Description = "如 3 表示不超过1:3；0为不限",
        UIHint = "singleline",
        DefaultValue = 0,
        Order = 3
    )]
    public Input<int>? QuotaRatio { get; set; }

    /// <summary>The clauses of <see cref="QuotaRatio"/>; none: those of the step.</summary>
    [Input(DisplayName = "推荐人数的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? QuotaClauses { get; set; }

    /// <summary>Gate rules checked here; those of the gate <c>recommendation</c> count. Null: none.</summary>
    [Input(
        DisplayName = "资格规则",
        Description = "本环节检查的规则；随推荐提供的材料计入已交材料",
        UIHint = "json-editor",
        Order = 5
    )]
    public Input<GateRules>? Rules { get; set; }

    /// <summary>What a vote of the employer's committee has to reach before it recommends; null: no vote is asked for.</summary>
    [Input(DisplayName = "推荐委员会表决", UIHint = "json-editor", Order = 6)]
    public Input<RecommendingVote>? Vote { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.EmployerRecommendation);
        context.Wait(ReviewEvents.EmployerRecommended);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<EmployerRecommended>(stimulus) is not { } recommended)
            return;
        if (OpeningDates.Refuse(context, Roles.Employer, context.List(Clauses)) is { } closed)
        {
            context.Refuse(closed);
        }
        else if (recommended.Decision == "rejected")
        {
            context.Journal("Rejected", $"用人单位不推荐：{string.Join("；", recommended.Reasons ?? [])}");
            context.Complete("Rejected");
        }
        else
        {
            Recommend(context, recommended);
        }
    }

    private void Recommend(ActivityContext context, EmployerRecommended recommended)
    {
        var verdict = VoteVerdict.Of(context.Get(Vote), recommended.Vote, context.List(Clauses));
        if ((RefusalOf(context, recommended) ?? verdict.Refusal) is { } refusal)
        {
            context.Refuse(refusal);
        }
        else if (verdict.Failure is { } failure)
        {
            context.Journal("Rejected", $"用人单位不推荐：{failure}");
            context.Complete("Rejected");
        }
        else
        {
            context.Journal("Recommended", "用人单位推荐");
            context.Complete("Recommended");
        }
    }

    private Refusal? RefusalOf(ActivityContext context, EmployerRecommended recommended)
    {
        if (
            context.Get(Opinion) is { Length: > 0 } wanted
            && recommended.Opinion?.Trim().TrimEnd('。') != wanted.TrimEnd('。')
        )
        {
            return Refusals.NotAllowed(
                "opinion-wording",
                $"推荐意见应为：“{wanted}”",
                $"The opinion has to read: \"{wanted}\"",
                context.ClausesOf(OpinionClauses, Clauses)
            );
        }

        if (context.Environment.Find<ApplicationFacts>() is not { } facts)
            return null;
        var all = facts.Payload.DeepClone().AsObject();
        var documents = all["documents"] as JsonArray ?? [];
        all["documents"] = new JsonArray([
            .. documents.Select(document => document?.DeepClone()),
            .. (recommended.Documents ?? []).Select(document => (JsonNode)document),
        ]);
        var findings = (context.Get(Rules) ?? GateRules.Empty)
            .Check(Gate, GateFacts.Of(all, context.Today(), records: null), [])
            .Where(finding => finding.Severity == GateSeverity.Hard)
            .ToList();
        return findings.Count > 0 ? Refusals.NotEligible(findings) : OverQuota(context, facts);
    }

    /// <summary>Vacancies : people, by level within the series; an employer that has no post control states no vacancies.</summary>
    private Refusal? OverQuota(ActivityContext context, ApplicationFacts facts)
    {
        var ratio = context.Get(QuotaRatio);
        if (
            ratio == 0
            || facts.Payload["facts"]?["vacancies"] is not JsonValue value
            || !value.TryGetValue<int>(out var vacancies)
        )
        {
            return null;
        }
        var recommended = context.Environment.Find<Nominations>()?.Recommended ?? 0;
        return recommended < ratio * vacancies
            ? null
            : Refusals.NotAllowed(
                "quota",
                $"空岗{vacancies}个，已推荐{recommended}人；推荐人数不得超过1:{ratio}",
                $"{vacancies} vacancies and {recommended} recommended already; at most 1:{ratio}",
                context.ClausesOf(QuotaClauses, Clauses)
            );
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan) => VoteVerdict.Plan(plan, plan.Get(Vote), plan.List(Clauses));

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.EndsWith("Recommended", Signal.Event(ReviewEvents.EmployerRecommended))
            .EndsWith("Rejected", Signal.Event(ReviewEvents.EmployerRecommended));
}
