using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Outlines;
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
[Activity(
    "TitleReview.Milestone",
    Category,
    DisplayName = "时间节点",
    Description = "在某日前完成某项工作；原则性时间可经提前报备延期。"
)]
[Outcomes("Met=按时完成", "Missed=逾期")]
public sealed class Milestone : ReadingActivity, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>The anchor that the last day is stated as, e.g. <c>reviewBy</c>; an extension moves it.</summary>
    [Input(
        DisplayName = "名称",
        Description = "日期名称，如 reviewBy；延期报备时用它指明环节",
        UIHint = "singleline",
        IsRequired = true,
        Order = 1
    )]
    public Input<string>? DateName { get; set; }

    /// <summary>The last day, inclusive.</summary>
    [Input(DisplayName = "截止时间", UIHint = "json-editor", IsRequired = true, Order = 2)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The role that has to be done by then; the office by default.</summary>
    [Input(
        DisplayName = "责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Office,
        Order = 4
    )]
    public Input<string>? Role { get; set; }

    /// <summary>False: 原则上 or 一般, so it can be extended by prior report (C15). True by default.</summary>
    [Input(
        DisplayName = "硬性",
        Description = "“原则上”“一般”为否",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 5
    )]
    public Input<bool>? Hard { get; set; }

    /// <summary>The anchor that says it is done once it is stated; null: a period that merely ends.</summary>
    [Input(
        DisplayName = "完成标志",
        Description = "该日期一经确定即为完成，如 reviewEnd；不填的，到期即止",
        UIHint = "singleline",
        OptionsProvider = "anchors",
        Order = 6
    )]
    public Input<string>? Until { get; set; }

    /// <summary>True: it is done only when the result publicity has run out. False by default.</summary>
    [Input(
        DisplayName = "包含结果公示",
        Description = "“全部评审工作”是否包含结果公示",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 7
    )]
    public Input<bool>? IncludesPublicity { get; set; }

    /// <summary>The first day on which the work may begin; null: nothing bounds it.</summary>
    [Input(DisplayName = "最早日", Description = "规定了起止日期的，起始日", UIHint = "json-editor", Order = 8)]
    public Input<DateRule>? Opens { get; set; }

    /// <summary>The anchor that the first day is stated as; null: it is not stated.</summary>
    [Input(DisplayName = "最早日的名称", Description = "日期名称，如 reviewFrom", UIHint = "singleline", Order = 9)]
    public Input<string>? OpensName { get; set; }

    /// <summary>The clauses of <see cref="Opens"/>; none: those of the step.</summary>
    [Input(DisplayName = "最早日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 10)]
    public Input<IReadOnlyList<string>>? OpensClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.AnchorsChanged);
        StateDays(context, changed: null);
        ClockOf(context).Start();
        CompleteWhenDone(context);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (stimulus.ChangedAnchor() is { } changed)
        {
            StateDays(context, changed);
            clock.ArmWhenKnown();
        }

        if (clock.Follow(stimulus))
            return;
        if (clock.IsDeadline(stimulus))
        {
            clock.Decide();
            var isPeriod = IsPeriod(context);
            context.Journal(
                isPeriod ? "PeriodEnded" : "MilestoneMissed",
                isPeriod ? $"“{DisplayText}”到期" : $"“{DisplayText}”逾期未完成"
            );
            context.Complete(isPeriod ? "Met" : "Missed");
        }
        else
        {
            CompleteWhenDone(context);
        }
    }

    /// <summary>Both days wait until what they count from is known.</summary>
    private void StateDays(ActivityContext context, string? changed)
    {
        var due = RuleOf(context, Due)!;
        context.StateBy(context.Get(DateName)!, due, context.DueOf(due)?.Date, changed);
        if (context.Get(Opens) is { } opens && context.Get(OpensName) is { Length: > 0 } opensName)
            context.StateBy(opensName, opens, context.OpeningOf(opens)?.Date, changed);
    }

    private void CompleteWhenDone(ActivityContext context)
    {
        if (
            IsPeriod(context)
            || context.Anchor(context.Get(IncludesPublicity) ? AnchorNames.PublicityElapsed : context.Get(Until)!)
                is null
        )
        {
            return;
        }
        ClockOf(context).Meet();
        context.Complete("Met");
    }

    private StepClock ClockOf(ActivityContext context) =>
        new(
            context,
            DueName,
            new OnRule { Anchor = context.Get(DateName)!, TimeOfDay = context.Get(Due)!.TimeOfDay },
            new StepTerms(
                IsPeriod(context) ? DeadlineKind.Period : DeadlineKind.Statutory,
                IsPeriod(context) ? null : context.Get(Role),
                context.ClausesOf(DueClauses, Clauses)
            )
            {
                Hard = context.Get(Hard),
                Remind = !IsPeriod(context),
            }
        );

    private bool IsPeriod(ActivityContext context) =>
        string.IsNullOrEmpty(context.Get(Until)) && !context.Get(IncludesPublicity);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Get(DateName) is not { } name || plan.Choose(Due, DueReading, DueReadings) is not { } chosen)
            return;
        var hard = plan.Get(Hard, declared: true);
        if (plan.Resolve(chosen.Rule) is not { } date)
        {
            plan.Due(
                "",
                chosen,
                new DueTerms("deadline", plan.Get(Role, Roles.Office), plan.List(DueClauses, Clauses)) { Hard = hard }
            );
            return;
        }

        plan.State(name, date.Date);
        var opens = plan.Get(Opens) is { } opening ? plan.ResolveOpening(opening) : null;
        var until = plan.Get(IncludesPublicity) ? AnchorNames.PublicityEnds : plan.Get(Until);
        var clauses = plan.List(DueClauses, Clauses);
        plan.Due(
            "",
            plan.Anchor(name) == date.Date ? chosen : new ChosenRule(new OnRule { Anchor = name }, null, []),
            new DueTerms("deadline", plan.Get(Role, Roles.Office), clauses)
            {
                Hard = hard,
                Done = string.IsNullOrEmpty(until) ? name : until,
                Code = "V7",
                Opening = opens,
            }
        );
        plan.Conditions.On(name, chosen.Rule, new Because(ConstraintKind.Order, clauses));
        if (opens is not null && plan.Get(OpensName) is { Length: > 0 } opensName)
        {
            plan.State(opensName, opens.Date);
            plan.Conditions.On(
                opensName,
                plan.Get(Opens)!,
                new Because(ConstraintKind.Opening, plan.List(OpensClauses, Clauses))
            );
        }

        if (hard && until == AnchorNames.Published)
        {
            plan.Internal(
                "postBy",
                BackSchedule.ResultsPostedBy(plan.Calendar, date.EffectiveDate, FloorCatalogue.Publicity.Minimum),
                Roles.Office,
                "建议：最迟发布评审结果公示"
            );
        }
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        var name = step.Get(DateName) ?? "";
        step.StatesBy(name, step.Get(Due)).StatesBy(step.Get(OpensName), step.Get(Opens));
        step.MayEndWith("Met", Signal.Date(name)).MayEndWith("Missed", Signal.Date(name));
        step.Watches(step.MayBe(IncludesPublicity) ? AnchorNames.PublicityElapsed : null, "完成标志")
            .Watches(step.Is(IncludesPublicity) ? null : step.Get(Until), "完成标志");
    }
}
