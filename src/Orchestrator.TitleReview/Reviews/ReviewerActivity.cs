using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>The inputs that the three reviewers' activities share.</summary>
public abstract class ReviewerActivity : ReviewActivity
{
    [Input(DisplayName = "补正工作日数", Description = "退回后申报人补正的工作日数", UIHint = "singleline", DefaultValue = 5, Order = 10)]
    public Input<int>? CorrectionDays { get; set; }

    [Input(DisplayName = "补正不得超过", Description = "下一环节的截止时间", UIHint = "json-editor", Order = 11)]
    public Input<DateRule>? CorrectionCap { get; set; }

    [Input(DisplayName = "退回补正的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 12)]
    public Input<IReadOnlyList<string>>? CorrectionClauses { get; set; }

    [Input(DisplayName = "须核验事项", Description = "同意前须核验，如 continuingEducation", UIHint = "multitext", Order = 13)]
    public Input<IReadOnlyList<string>>? Checklist { get; set; }

    [Input(DisplayName = "核验事项的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 14)]
    public Input<IReadOnlyList<string>>? ChecklistClauses { get; set; }

    [Input(DisplayName = "资格规则", Description = "本环节再次检查的规则", UIHint = "json-editor", Order = 15)]
    public Input<GateRules>? Rules { get; set; }

    [Input(DisplayName = "最多退回次数", Description = "一次性告知的为1次；0为不得退回", UIHint = "singleline", DefaultValue = 1, Order = 16)]
    public Input<int>? MaximumReturns { get; set; }

    [Input(DisplayName = "及时退回的工作日数", Description = "收到材料后退回的工作日数；0为不设", UIHint = "singleline", DefaultValue = 0, Order = 17)]
    public Input<int>? ReturnDays { get; set; }

    [Input(DisplayName = "及时退回的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 18)]
    public Input<IReadOnlyList<string>>? ReturnClauses { get; set; }

    /// <summary>Shows the correction's working days where the notice speaks of a return and leaves the number open (限时, 及时; C18).</summary>
    private protected void PlanCorrection(PlanBuilder plan, string role)
    {
        if (plan.Get(ReturnDays) > 0)
            plan.Period("return", AnchorNames.Received, ReturnDays, declared: 3, role, plan.List(ReturnClauses, Clauses), $"{plan.Action}：不符合的及时退回并一次性告知");
        if (plan.List(CorrectionClauses) is { Count: > 0 } clauses)
            plan.Period("correction", CorrectionDays, declared: 5, Roles.Applicant, clauses, $"{plan.Action}：退回后补正", plan.Get(CorrectionCap));
    }
}
