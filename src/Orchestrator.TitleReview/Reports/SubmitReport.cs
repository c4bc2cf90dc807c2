using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Reports;

/// <summary>
/// 报送材料: somebody hands something in by a day (a filing form, a report, certificate data). What, by whom, with which contents and
/// through which channels is data. A rule may count from <see cref="AnchorNames.StepStarted"/>, the day on which this step began.
/// </summary>
[Activity(
    "TitleReview.SubmitReport",
    Category,
    DisplayName = "报送材料",
    Description = "责任方在截止时间前报送备案表、报告、数据等；缺项退回，逾期记录或不予接收。"
)]
[Outcomes("Done=已报送")]
public sealed class SubmitReport : ReadingActivity, ITakesObjections, IPlanned, IOutlined
{
    private const string DueName = "due";
    private const string StartedName = "started";

    /// <summary>Names the report in <c>report.submitted</c>, e.g. <c>postNumberPlan</c>.</summary>
    [Input(
        DisplayName = "事项名称",
        Description = "报送时用它指明事项，如 postNumberPlan",
        UIHint = "singleline",
        IsRequired = true,
        Order = 1
    )]
    [Offers("report")]
    public Input<string>? ReportName { get; set; }

    /// <summary>The first day on which it is taken in; null: any.</summary>
    [Input(DisplayName = "最早报送时间", Description = "通知写“X月X日后”的", UIHint = "json-editor", Order = 2)]
    public Input<DateRule>? Opens { get; set; }

    /// <summary>Last day to hand it in; null: no deadline.</summary>
    [Input(DisplayName = "截止时间", Description = "通知没有截止时间的，不填", UIHint = "json-editor", Order = 3)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of both days; none: those of the step.</summary>
    [Input(DisplayName = "时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The role that hands it in; the office by default. Others are refused.</summary>
    [Input(
        DisplayName = "责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Office,
        Order = 5
    )]
    [Sender]
    public Input<string>? Role { get; set; }

    /// <summary>What it has to hold, by exact names; null: anything.</summary>
    [Input(DisplayName = "材料须包含", UIHint = "multitext", Order = 6)]
    [Offers("contents")]
    public Input<IReadOnlyList<string>>? Contents { get; set; }

    /// <summary>The ways by which it has to be handed in, all of them; null: any.</summary>
    [Input(DisplayName = "报送方式", Description = "须全部采用", UIHint = "multitext", Order = 7)]
    [Offers("channels")]
    public Input<IReadOnlyList<string>>? Channels { get; set; }

    /// <summary>
    /// Anchors whose days the report has to tell of, so that it cannot be due before them (V6); null: none.
    /// </summary>
    [Input(
        DisplayName = "须含其数据的日期",
        Description = "材料须写明该日期之前的情况，如 publicity.ends；截止时间早于它即为矛盾（V6）",
        UIHint = "multitext",
        OptionsProvider = "anchors",
        Order = 8
    )]
    public Input<IReadOnlyList<string>>? Needs { get; set; }

    /// <summary>The anchor that the day of handing in is stated as; null: it is not stated.</summary>
    [Input(
        DisplayName = "确定的日期",
        Description = "报送日以此名称供其他规则起算，可不填",
        UIHint = "singleline",
        Order = 9
    )]
    public Input<string>? DateName { get; set; }

    /// <summary>False: this cycle has no such report, and the step is passed at once. True by default.</summary>
    [Input(
        DisplayName = "适用",
        Description = "不适用的周期绑定流程输入，直接通过",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 10
    )]
    public Input<bool>? Applies { get; set; }

    /// <summary>True: late it is refused; false, the default: late it is taken in and noted.</summary>
    [Input(
        DisplayName = "逾期不予接收",
        Description = "否：逾期仍接收并记录",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 11
    )]
    public Input<bool>? RefusesLate { get; set; }

    /// <summary>False: <see cref="Due"/> is advice, never shown as legal (C19). True by default.</summary>
    [Input(
        DisplayName = "法定",
        Description = "否：内部建议时间",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 12
    )]
    public Input<bool>? IsLegal { get; set; }

    /// <summary>The stage (<see cref="Stages"/>) while it is awaited; null: as before.</summary>
    [Input(
        DisplayName = "环节状态",
        Description = "本环节进行时的状态，如 recordingIntegrity；不填则不变",
        UIHint = "singleline",
        Order = 13
    )]
    public Input<string>? Stage { get; set; }

    /// <summary>True: objections to the results may be resolved while it is awaited. False by default.</summary>
    [Input(
        DisplayName = "受理异议核查结论",
        Description = "结果公示之后、确认之前的报送环节：期间异议核查完毕的，由本环节记录",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 14
    )]
    public Input<bool>? TakesObjections { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (!context.Get(Applies))
        {
            context.Complete();
            return;
        }

        context.SetProperty(StartedName, context.Today());
        OpenReports.Add(context, context.Get(ReportName)!);
        context.Wait(ReviewEvents.ReportSubmitted);
        if (context.Get(TakesObjections))
            context.Wait(ReviewEvents.ObjectionResolved);
        if (context.Get(Stage) is { Length: > 0 } stage)
            context.SetStage(stage);
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
            context.Journal("ReportOverdue", $"“{DisplayText}”逾期未报送");
        }
        else if (
            stimulus.Name == ReviewEvents.ObjectionResolved
            && context.Read<ObjectionResolved>(stimulus) is { } resolution
        )
        {
            ObjectionDesk.Resolve(context, resolution, afterPublicity: true);
        }
        else if (stimulus.Name == ReviewEvents.ReportSubmitted && context.Read<ReportSubmitted>(stimulus) is { } report)
        {
            if (report.Report == context.Get(ReportName))
                Submit(context, clock, report, stimulus.Actor);
            else
                OpenReports.RefuseUnknown(context, report.Report);
        }
    }

    private void Submit(ActivityContext context, StepClock? clock, ReportSubmitted report, Actor? actor)
    {
        if (RefusalOf(context, clock, report, actor) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        var day = report.SubmittedOn ?? context.Today();
        var isLate = clock is { IsOver: true };
        clock?.Meet();
        OpenReports.Remove(context, report.Report);
        if (context.Get(DateName) is { Length: > 0 } name)
            context.SetDate(name, day);
        var data = new JsonObject { ["report"] = report.Report, ["number"] = report.Number };
        context.Journal(
            isLate ? "ReportSubmittedLate" : "ReportSubmitted",
            $"“{DisplayText}”{(isLate ? "逾期报送" : "已报送")}{(report.Number is null ? "" : $"（{report.Number}）")}",
            data
        );
        context.Complete();
    }

    private Refusal? RefusalOf(ActivityContext context, StepClock? clock, ReportSubmitted report, Actor? actor)
    {
        var clauses = context.ClausesOf(DueClauses, Clauses);
        if (actor is not null && actor.Role != context.Get(Role))
        {
            return Refusals.NotAllowed(
                "not-yours",
                $"“{DisplayText}”由{Roles.Chinese(context.Get(Role)!)}报送",
                $"\"{DisplayText}\" is handed in by {Roles.English(context.Get(Role)!)}",
                clauses
            );
        }

        if (report.SubmittedOn > context.Today())
        {
            return Refusals.NotAllowed(
                "date-in-the-future",
                "报送日期不得晚于当日",
                "The day of submission is in the future"
            );
        }
        if (
            context.Rule(Opens, Due is null ? DueReading : null) is { } rule
            && context.Dates().ResolveOpening(rule, context.Anchors()).TryGet(out var opens)
            && context.Now < opens.Opens
        )
        {
            return Refusals.NotYetOpen($"“{DisplayText}”", DisplayText, opens.Opens, clauses);
        }
        if (context.Get(RefusesLate) && clock is { IsOver: true, Due: { } due })
            return Refusals.DeadlinePassed(due.Due, clauses);
        return Missing(context, Contents, report.Contents, "contents-missing", "材料缺少", "The report lacks")
            ?? Missing(
                context,
                Channels,
                report.Channels,
                "channels-missing",
                "尚未通过以下方式报送：",
                "Not handed in yet through"
            );
    }

    private Refusal? Missing(
        ActivityContext context,
        Input<IReadOnlyList<string>>? wanted,
        IReadOnlyList<string>? given,
        string code,
        string chinese,
        string english
    )
    {
        var missing = context.List(wanted).Except(given ?? [], StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? null
            : Refusals.NotAllowed(
                code,
                $"{chinese}{string.Join("、", missing)}",
                $"{english} {string.Join(", ", missing)}",
                context.List(Clauses)
            );
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs)
    {
        if (inputs.Choose(Due, DueReading, DueReadings) is not { } date)
            return null;
        var isLegal = inputs.Get(IsLegal, declared: true);
        return new DeclaredClock(
            DueName,
            date,
            isLegal ? DeadlineKind.Statutory : DeadlineKind.Internal,
            inputs.Get(Role, Roles.Office),
            inputs.ClausesOf(DueClauses, Clauses)
        )
        {
            Hard = isLegal,
            Binds = inputs.Get(Applies, declared: true),
        };
    }

    private StepClock? ClockOf(ActivityContext context)
    {
        var clock = Clock(new RunInputs(context));
        return clock?.Date.Rule.AnchorName == AnchorNames.StepStarted
            ? StepClock.Of(
                context,
                clock,
                new() { [AnchorNames.StepStarted] = context.GetProperty<LocalDate>(StartedName) }
            )
            : StepClock.Of(context, clock);
    }

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var clauses = plan.List(DueClauses, Clauses);
        var role = plan.Get(Role, Roles.Office);
        var applies = plan.Get(Applies, declared: true);
        plan.Opening("opens", plan.Choose(Opens, Due is null ? DueReading : null, DueReadings), role, clauses);
        var clock = Clock(plan);
        var due = plan.Due(clock);
        if (due is not null && plan.Get(DateName) is { Length: > 0 } name)
            plan.StateDefault(name, due.Date);
        foreach (var needed in plan.List(Needs))
            Need(plan, needed, clauses);
        if (!applies && clock is not null)
            plan.Warn("", PlanNotes.NotApplicable);
    }

    /// <summary>V6: what the report must contain is there only when that day is over.</summary>
    private void Need(PlanBuilder plan, string needed, IReadOnlyList<string> clauses)
    {
        var name = AnchorTexts.Of(needed);
        plan.Conditions.AtLeast(
            plan.EventOf(""),
            new AfterRule
            {
                Anchor = needed,
                Amount = 1,
                Unit = OffsetUnit.Days,
                Roll = DateRoll.None,
            },
            new Because(ConstraintKind.Order, clauses)
            {
                Code = "V6",
                IsFirm = false,
                Chinese = $"“{plan.Action}”须写明截至{name.Chinese}的情况，{name.Chinese}当日24:00后才有",
                English =
                    $"\"{plan.Action}\" has to say what happened up to {name.English}, which is known only after that day",
            }
        );
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.States(step.Get(DateName) is { Length: > 0 } name ? [name] : []).Knows(AnchorNames.StepStarted);
        IReadOnlyList<Signal> needs = step.Is(Applies, declared: true)
            ? [Signal.Event(ReviewEvents.ReportSubmitted)]
            : [];
        if (step.IsOfCase)
            step.EndsWith("Done", needs);
        else
            step.MayEndWith("Done", needs);
        foreach (var needed in step.Get(Needs) ?? [])
            step.Watches(needed, "须含其数据的日期");
    }
}
