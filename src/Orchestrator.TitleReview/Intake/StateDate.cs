using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Intake;

/// <summary>
/// 确定日期: a day that somebody else fixes, such as another committee's intake cut-off; stated at the start, or later by
/// event.
/// </summary>
[Activity(
    "TitleReview.StateDate",
    Category,
    DisplayName = "确定日期",
    Description = "由其他单位确定的日期，如受委托评委会的材料截止日；启动时填写，或以后报来。"
)]
[Outcomes("Done=已确定")]
public sealed class StateDate : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>The anchor that the day is stated as, e.g. <c>cutoff</c>.</summary>
    [Input(DisplayName = "日期名称", Description = "如 cutoff", UIHint = "singleline", IsRequired = true, Order = 1)]
    [Offers("name")]
    public Input<string>? DateName { get; set; }

    /// <summary>The day as ISO text; null: it is waited for.</summary>
    [Input(DisplayName = "日期", Description = "绑定流程输入；未定的不填", UIHint = "singleline", Order = 2)]
    public Input<string>? Date { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (context.Plan.TryReadDay(context.Get(Date), out var date))
            State(context, date);
        else
            context.Wait(ReviewEvents.DateStated);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        if (context.Read<DateStated>(stimulus) is { } stated && stated.Name == context.Get(DateName))
            State(context, stated.Date);
    }

    private void State(ActivityContext context, NodaTime.LocalDate date)
    {
        var name = context.Get(DateName)!;
        context.SetDate(name, date);
        context.Journal(
            "DateStated",
            $"“{DisplayText}”为{LocalDatePattern.Iso.Format(date)}",
            new JsonObject { ["name"] = name }
        );
        context.Complete();
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Get(DateName) is { } name && plan.Inputs.Plan.TryReadDay(plan.Get(Date), out var date))
            plan.StateDefault(name, date);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(step.Get(DateName) is { Length: > 0 } name ? [name] : [])
            .MayEndWith("Done", Signal.Event(ReviewEvents.DateStated));
}
