using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Plans;

/// <summary>
/// 方案所定日期: days that the notice leaves to the committee's plan. Each is a workflow input of the same name, chosen when the cycle
/// starts, stated as a date that others count from, and journaled.
/// </summary>
[Activity(
    "TitleReview.SetDates",
    Category,
    DisplayName = "方案所定日期",
    Description = "通知未规定、由评审方案确定的日期：取自同名的年度参数，供其他环节起算。"
)]
[Outcomes("Done=已确定")]
public sealed class SetDates : ReviewActivity, IPlanned, IOutlined
{
    /// <summary>The days' names, of the workflow inputs and of the anchors alike.</summary>
    [Input(
        DisplayName = "日期名称",
        Description = "与年度参数同名，如 cutoff",
        UIHint = "multitext",
        IsRequired = true,
        Order = 1
    )]
    [Offers("name")]
    public Input<IReadOnlyList<string>>? Dates { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        var days = context.List(Dates).Select(name => (Name: name, Date: DateOf(context, name))).ToList();
        var missing = days.Where(day => day.Date is null).Select(day => day.Name).ToList();
        if (missing.Count > 0)
        {
            var inputs = new StaticInputs(context.Plan, given: null);
            context.Refuse(
                Refusals.NotAllowed(
                    "dates-missing",
                    $"年度参数须为日期（如 2024-10-18）：{string.Join("、", missing.Select(inputs.Title))}",
                    $"These inputs have to be dates such as 2024-10-18: {string.Join(", ", missing)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        foreach (var (name, date) in days)
            context.SetDate(name, date!.Value);
        var data = new JsonObject(
            days.Select(day => KeyValuePair.Create(day.Name, (JsonNode?)LocalDatePattern.Iso.Format(day.Date!.Value)))
        );
        context.Journal(
            "DatesSet",
            $"方案所定日期：{string.Join("，", days.Select(day => $"{day.Name} {LocalDatePattern.Iso.Format(day.Date!.Value)}"))}",
            data
        );
        context.Complete();
    }

    private static LocalDate? DateOf(ActivityContext context, string name) =>
        context.GetWorkflowInput(name) is JsonValue value
        && value.TryGetValue<string>(out var text)
        && context.Plan.TryReadDay(text, out var date)
            ? date
            : null;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        foreach (var name in plan.List(Dates))
        {
            if (plan.DateInput(name) is { } date)
                plan.StateDefault(name, date);
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) => step.States(step.Get(Dates) ?? []).EndsWith("Done");
}
