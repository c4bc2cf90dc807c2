using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Extensions;

/// <summary>
/// 时间节点: something has to be finished by a day, and perhaps not begun before another. The days are stated as anchors, so that an
/// approved extension moves them; it is met when the anchor that says it is done is stated. Without such an anchor it is a day of the
/// calendar alone: a period that ends.
/// </summary>
[Activity("TitleReview.Milestone", Category, DisplayName = "时间节点", Description = "在某日前完成某项工作；原则性时间可经提前报备延期。")]
[Outcomes("Met=按时完成", "Missed=逾期")]
public sealed class Milestone : ReadingActivity, IPlanned
{
    private const string DueName = "due";

    [Input(DisplayName = "名称", Description = "日期名称，如 reviewBy；延期报备时用它指明环节", UIHint = "singleline", IsRequired = true, Order = 1)]
    public Input<string>? DateName { get; set; }

    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 2)]
    public Input<DateRule>? Due { get; set; }

    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    [Input(DisplayName = "责任方", UIHint = "singleline", OptionsProvider = "roles", DefaultValue = Roles.Office, Order = 4)]
    public Input<string>? Role { get; set; }

    [Input(DisplayName = "硬性", Description = "“原则上”“一般”为否", UIHint = "checkbox", DefaultValue = true, Order = 5)]
    public Input<bool>? Hard { get; set; }

    [Input(DisplayName = "完成标志", Description = "该日期一经确定即为完成，如 reviewEnd；不填的，到期即止", UIHint = "singleline", OptionsProvider = "anchors", Order = 6)]
    public Input<string>? Until { get; set; }

    [Input(DisplayName = "包含结果公示", Description = "“全部评审工作”是否包含结果公示", UIHint = "checkbox", DefaultValue = false, Order = 7)]
    public Input<bool>? IncludesPublicity { get; set; }

    [Input(DisplayName = "最早日", Description = "规定了起止日期的，起始日", UIHint = "json-editor", Order = 8)]
    public Input<DateRule>? Opens { get; set; }

    [Input(DisplayName = "最早日的名称", Description = "日期名称，如 reviewFrom", UIHint = "singleline", Order = 9)]
    public Input<string>? OpensName { get; set; }

    [Input(DisplayName = "最早日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 10)]
    public Input<IReadOnlyList<string>>? OpensClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        var name = context.Get(DateName)!;
        if (context.Anchor(name) is null)
            context.State(name, context.Dates().FindDue(RuleOf(context, Due)!, context.Environment.Anchors).Value.Date);
        if (context.Get(Opens) is { } opens && context.Get(OpensName) is { Length: > 0 } opensName && context.Anchor(opensName) is null)
            context.SetAnchor(opensName, context.Dates().ResolveOpening(opens, context.Environment.Anchors).Value.Date);
        context.Wait(ReviewEvents.AnchorsChanged);
        ClockOf(context).Start();
        CompleteWhenDone(context);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (stimulus.ChangedAnchor() == AnchorNames.Any)
            context.Restate(context.Get(DateName)!, context.Dates().FindDue(RuleOf(context, Due)!, context.Environment.Anchors).Value.Date);
        if (clock.Follow(stimulus))
            return;
        if (clock.IsDeadline(stimulus))
        {
            clock.Decide();
            var isPeriod = IsPeriod(context);
            context.Journal(isPeriod ? "PeriodEnded" : "MilestoneMissed", isPeriod ? $"“{DisplayText}”到期" : $"“{DisplayText}”逾期未完成");
            context.Complete(isPeriod ? "Met" : "Missed");
        }
        else
        {
            CompleteWhenDone(context);
        }
    }

    private void CompleteWhenDone(ActivityContext context)
    {
        if (IsPeriod(context) || context.Anchor(context.Get(IncludesPublicity) ? AnchorNames.PublicityElapsed : context.Get(Until)!) is null)
            return;
        ClockOf(context).Meet();
        context.Complete("Met");
    }

    private StepClock ClockOf(ActivityContext context) => new(
        context,
        DueName,
        new OnRule { Anchor = context.Get(DateName)!, TimeOfDay = context.Get(Due)!.TimeOfDay },
        new StepTerms(IsPeriod(context) ? DeadlineKind.Period : DeadlineKind.Statutory, IsPeriod(context) ? null : context.Get(Role), context.ClausesOf(DueClauses, Clauses))
        {
            Hard = context.Get(Hard),
            Remind = !IsPeriod(context),
        });

    private bool IsPeriod(ActivityContext context) => string.IsNullOrEmpty(context.Get(Until)) && !context.Get(IncludesPublicity);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Get(DateName) is not { } name || plan.Choose(Due, DueReading, DueReadings) is not { } chosen || plan.Resolve(chosen.Rule) is not { } date)
            return;
        plan.State(name, date.Date);
        var hard = plan.Get(Hard, declared: true);
        var opens = plan.Get(Opens) is { } opening ? plan.ResolveOpening(opening) : null;
        var until = plan.Get(IncludesPublicity) ? AnchorNames.PublicityEnds : plan.Get(Until);
        var clauses = plan.List(DueClauses, Clauses);
        plan.Due(
            "",
            plan.Anchor(name) == date.Date ? chosen : new ChosenRule(new OnRule { Anchor = name }, null, []),
            "deadline",
            plan.Get(Role, Roles.Office),
            clauses,
            hard: hard,
            done: string.IsNullOrEmpty(until) ? name : until,
            code: "V7",
            opening: opens);
        plan.Conditions.On(name, chosen.Rule, new Because(ConstraintKind.Order, clauses));
        if (opens is not null && plan.Get(OpensName) is { Length: > 0 } opensName)
        {
            plan.State(opensName, opens.Date);
            plan.Conditions.On(opensName, plan.Get(Opens)!, new Because(ConstraintKind.Opening, plan.List(OpensClauses, Clauses)));
        }

        if (hard && until == AnchorNames.Published)
            plan.Internal("postBy", BackSchedule.ResultsPostedBy(plan.Calendar, date.EffectiveDate, FloorCatalogue.Publicity.Minimum), Roles.Office, "建议：最迟发布评审结果公示");
    }
}
