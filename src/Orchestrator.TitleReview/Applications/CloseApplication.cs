using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Applications;

/// <summary>申报结束: states the outcome and ends whatever still waits.</summary>
[Activity(
    "TitleReview.CloseApplication",
    Category,
    DisplayName = "申报结束",
    Description = "结束本份申报并记录结果，如 已取得证书、逾期未提交、视为放弃。",
    IsTerminal = true
)]
public sealed class CloseApplication : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>The final stage: one of <see cref="Stages"/>.</summary>
    [Input(
        DisplayName = "结果",
        UIHint = "dropdown",
        IsRequired = true,
        Order = 1,
        Options = [
            "certified=已取得证书",
            "titled=已取得职称",
            "notRecommended=用人单位不推荐",
            "objectionUpheld=异议属实",
            "departmentRejected=主管部门审核不通过",
            "overdue=逾期未提交",
            "notAccepted=不予受理",
            "abandoned=视为放弃",
            "examFailed=考试不合格",
            "notPassed=评审未通过",
            "withdrawn=已撤回",
            "disqualified=取消申报资格",
            "voided=两项均作废",
            "notConfirmed=评审结果不予确认",
            "confirmed=评审结果已确认",
        ]
    )]
    public Input<string>? FinalStage { get; set; }

    /// <summary>For how many years from today the applicant may not apply; 0, the default: none.</summary>
    [Input(
        DisplayName = "停止申报年数",
        Description = "提供虚假材料等，自处理决定之日起；0为不停止",
        UIHint = "singleline",
        DefaultValue = 0,
        Order = 2
    )]
    public Input<int>? BanYears { get; set; }

    /// <summary>The clauses of <see cref="BanYears"/>; none: those of the step.</summary>
    [Input(DisplayName = "停止申报的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? BanClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        var result = context.Get(FinalStage)!;
        context.SetStage(result);
        context.Journal("Closed", $"申报结束：{Stages.Chinese(result)}");
        context.Send(new PortalEvent("application.closed", new JsonObject { ["result"] = result }));
        if (context.Get(BanYears) is > 0 and var years)
            Bar(context, context.Today().PlusYears(years));
    }

    private void Bar(ActivityContext context, LocalDate until)
    {
        var day = LocalDatePattern.Iso.Format(until);
        context.Journal("Barred", $"停止申报至{day}（{string.Join("、", context.ClausesOf(BanClauses, Clauses))}）");
        context.Send(new PortalEvent("applicant.barred", new JsonObject { ["until"] = day }));
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Get(BanYears) is > 0 and var years)
        {
            // The term's last day is its corresponding day, rest day or not (C26).
            var rule = new AfterRule
            {
                Anchor = AnchorNames.Decision,
                Amount = years * 12,
                Unit = OffsetUnit.Months,
                Roll = DateRoll.None,
            };
            plan.Due(
                "ban",
                rule,
                new DueTerms("deadline", Roles.Applicant, plan.List(BanClauses, Clauses))
                {
                    Action = $"{plan.Action}：最后一日",
                    Binds = false,
                }
            );
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.IsTheEnd().MayEndWith("Done");
}
