using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Reviews;

/// <summary>The inputs that the three reviewers' activities share.</summary>
public abstract class ReviewerActivity : ReviewActivity
{
    private const string ReturnEvent = "returned";

    /// <summary>
    /// Working days that the applicant has after a return (C18); 5 by default. 0: until <see cref="CorrectionCap"/>, where the notice
    /// names the day alone. Where the reviewer says how long (<see cref="ReviewerSetsCorrection"/>), the most of them.
    /// </summary>
    [Input(
        DisplayName = "补正工作日数",
        Description = "退回后申报人补正的工作日数；0为至“补正不得超过”之日；由审核人注明期限的，为最长工作日数",
        UIHint = "singleline",
        DefaultValue = 5,
        Order = 10
    )]
    public Input<int>? CorrectionDays { get; set; }

    /// <summary>The last day of any correction, however many days it has; null: none.</summary>
    [Input(DisplayName = "补正不得超过", Description = "下一环节的截止时间", UIHint = "json-editor", Order = 11)]
    public Input<DateRule>? CorrectionCap { get; set; }

    /// <summary>The clauses of a return for correction; none: those of the step.</summary>
    [Input(DisplayName = "退回补正的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 12)]
    public Input<IReadOnlyList<string>>? CorrectionClauses { get; set; }

    /// <summary>True: whoever returns it says by when it is corrected, within the days above. False by default.</summary>
    [Input(
        DisplayName = "由审核人注明补正期限",
        Description = "退回时须写明补正截止日，最长不超过补正工作日数",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 19
    )]
    public Input<bool>? ReviewerSetsCorrection { get; set; }

    /// <summary>
    /// True: returns by all reviewers count together, where each application may be returned so often in all. False by default.
    /// </summary>
    [Input(
        DisplayName = "各级退回合并计数",
        Description = "“每份材料只退回一次”的为是：其他环节已退回的也计入",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 20
    )]
    public Input<bool>? CountsAllReturns { get; set; }

    /// <summary>
    /// Hours of a day within which the reviewer takes material in and decides, e.g. <c>09:00-12:00,14:00-17:00</c>; null: any.
    /// </summary>
    [Input(
        DisplayName = "每日受理时段",
        Description = "如 09:00-12:00,14:00-17:00；时段以外不予受理",
        UIHint = "singleline",
        Order = 21
    )]
    public Input<string>? Hours { get; set; }

    /// <summary>True, the default: these hours are of working days, and on days off nothing is taken in.</summary>
    [Input(DisplayName = "仅工作日受理", UIHint = "checkbox", DefaultValue = true, Order = 22)]
    public Input<bool>? HoursOnWorkingDays { get; set; }

    /// <summary>The clauses of <see cref="Hours"/>; none: those of the step.</summary>
    [Input(DisplayName = "受理时段的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 23)]
    public Input<IReadOnlyList<string>>? HoursClauses { get; set; }

    /// <summary>What has to be verified before agreeing, e.g. <c>continuingEducation</c>; null: nothing.</summary>
    [Input(
        DisplayName = "须核验事项",
        Description = "同意前须核验，如 continuingEducation",
        UIHint = "multitext",
        Order = 13
    )]
    [Offers("checks")]
    public Input<IReadOnlyList<string>>? Checklist { get; set; }

    /// <summary>The clauses of <see cref="Checklist"/>; none: those of the step.</summary>
    [Input(DisplayName = "核验事项的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 14)]
    public Input<IReadOnlyList<string>>? ChecklistClauses { get; set; }

    /// <summary>Gate rules checked again at this reviewer's gate; null: none.</summary>
    [Input(DisplayName = "资格规则", Description = "本环节再次检查的规则", UIHint = "json-editor", Order = 15)]
    public Input<GateRules>? Rules { get; set; }

    /// <summary>How often it may be returned; 1, the default: everything is told at once (C25). 0: never.</summary>
    [Input(
        DisplayName = "最多退回次数",
        Description = "一次性告知的为1次；0为不得退回",
        UIHint = "singleline",
        DefaultValue = 1,
        Order = 16
    )]
    public Input<int>? MaximumReturns { get; set; }

    /// <summary>
    /// Working days after receipt within which it is returned, if it is (及时); 0, the default: any number.
    /// </summary>
    [Input(
        DisplayName = "及时退回的工作日数",
        Description = "收到材料后退回的工作日数；0为不设",
        UIHint = "singleline",
        DefaultValue = 0,
        Order = 17
    )]
    public Input<int>? ReturnDays { get; set; }

    /// <summary>The clauses of <see cref="ReturnDays"/>; none: those of the step.</summary>
    [Input(DisplayName = "及时退回的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 18)]
    public Input<IReadOnlyList<string>>? ReturnClauses { get; set; }

    /// <summary>Shows the correction's working days where the notice speaks of a return and leaves the number open (限时, 及时; C18).</summary>
    private protected void PlanCorrection(PlanBuilder plan, string role)
    {
        if (plan.Get(ReturnDays) > 0)
        {
            plan.Period(
                "return",
                AnchorNames.Received,
                new OpenDays(ReturnDays, 3),
                role,
                plan.List(ReturnClauses, Clauses),
                $"{plan.Action}：不符合的及时退回并一次性告知"
            );
        }
        if (plan.Get(Hours) is { Length: > 0 } written && DailyHours.TryRead(written, out var hours))
        {
            plan.Undated(
                "hours",
                "hours",
                role,
                plan.List(HoursClauses, Clauses),
                $"{plan.Action}：{(plan.Get(HoursOnWorkingDays, declared: true) ? "工作日" : "每日")}{hours}受理"
            );
        }
        if (
            plan.List(CorrectionClauses) is { Count: > 0 } named
            && plan.Get(CorrectionDays, declared: 5) < 1
            && plan.Choose(CorrectionCap) is { } last
        )
        {
            plan.Due(
                "correction",
                last,
                new DueTerms("deadline", Roles.Applicant, named)
                {
                    Action = $"{plan.Action}：退回后补正",
                    Done = EventNames.Corrected,
                }
            );
        }
        else if (plan.List(CorrectionClauses) is { Count: > 0 } clauses)
        {
            plan.Period(
                "correction",
                new OpenDays(CorrectionDays, 5),
                Roles.Applicant,
                clauses,
                $"{plan.Action}：退回后补正",
                plan.Get(CorrectionCap)
            );
        }
    }

    /// <summary>What the three desks have in common.</summary>
    private protected ReviewDeskTerms TermsOf(ActivityContext context, ReviewDeskTerms own) =>
        own with
        {
            CorrectionDays = context.Get(CorrectionDays),
            CorrectionClauses = context.ClausesOf(CorrectionClauses, Clauses),
            Checklist = context.List(Checklist),
            ChecklistClauses = context.ClausesOf(ChecklistClauses, Clauses),
            Rules = context.Get(Rules) ?? GateRules.Empty,
            ReturnDays = context.Get(ReturnDays),
            ReturnClauses = context.ClausesOf(ReturnClauses, Clauses),
            MaximumReturns = context.Get(MaximumReturns),
            ReviewerSetsCorrection = context.Get(ReviewerSetsCorrection),
            CountsAllReturns = context.Get(CountsAllReturns),
            Hours = DailyHours.TryRead(context.Get(Hours), out var hours) ? hours : null,
            HoursOnWorkingDays = context.Get(HoursOnWorkingDays),
            HoursClauses = context.ClausesOf(HoursClauses, Clauses),
        };

    /// <summary>What is returned may never be corrected.</summary>
    private protected void OutlineReturn(StepOutline step)
    {
        if (step.Get(MaximumReturns, declared: 1) > 0)
            step.EndsWith("Abandoned", Signal.Event(ReturnEvent));
    }
}
