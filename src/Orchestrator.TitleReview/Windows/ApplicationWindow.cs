using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Windows;

/// <summary>
/// 申报窗口: from its opening day applications may be submitted; on its last day the departments have to have submitted them.
/// It states both days as <c>apply.opens</c> and <c>apply.closes</c>, from which the applications count.
/// </summary>
[Activity("TitleReview.ApplicationWindow", Category, DisplayName = "申报窗口", Description = "自开放日起接受申报；截止时间为业务主管部门提交的最后一日。到期关闭窗口。")]
[Outcomes("Done=窗口关闭")]
public sealed class ApplicationWindow : ReviewActivity, IPlanned
{
    /// <summary>Workflow variable of the cycle that holds the rules set aside: a list of <see cref="GateOverride"/>.</summary>
    public const string OverridesVariable = "overrides";

    private const string OpensName = "opens";
    private const string ClosesName = "closes";

    [Input(DisplayName = "开放日", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Opens { get; set; }

    [Input(DisplayName = "开放日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? OpensClauses { get; set; }

    [Input(DisplayName = "截止时间", Description = "业务主管部门在线审核提交的最后一日", UIHint = "json-editor", IsRequired = true, Order = 3)]
    public Input<DateRule>? Closes { get; set; }

    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? ClosesClauses { get; set; }

    [Input(DisplayName = "开放日的解读", Description = "通知未定开放日的，绑定流程输入，由评委会通知确定", UIHint = "singleline", Category = "用语解读", Order = 90)]
    public Input<string>? OpensReading { get; set; }

    [Input(DisplayName = "截止时间的解读", Description = "通知只写“规定期限”的，绑定流程输入，由评委会通知确定", UIHint = "singleline", Category = "用语解读", Order = 91)]
    public Input<string>? ClosesReading { get; set; }

    [Input(DisplayName = "截止时间的责任方", UIHint = "singleline", OptionsProvider = "roles", DefaultValue = Roles.Department, Order = 7)]
    public Input<string>? ClosesRole { get; set; }

    [Input(DisplayName = "申报流程", Description = "提交申报时启动的流程定义编号", UIHint = "workflow-definition-picker", IsRequired = true, Order = 5)]
    public Input<string>? ApplicationDefinition { get; set; }

    [Input(DisplayName = "关闭时通知每份申报", Description = "申报自带截止时间的，不必再通知", UIHint = "checkbox", DefaultValue = true, Order = 6)]
    public Input<bool>? TellApplications { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        var opens = context.Dates().ResolveOpening(context.Rule(Opens, OpensReading)!, context.Environment.Anchors).Value;
        var closes = context.Dates().FindDue(context.Rule(Closes, ClosesReading)!, context.Environment.Anchors).Value;
        context.State(AnchorNames.ApplyOpens, opens.Date);
        context.State(AnchorNames.ApplyCloses, closes.Date);
        context.Wait(ReviewEvents.GateOverridden);
        ClosesClock(context).Start();
        if (context.Now >= opens.Opens)
        {
            Open(context);
            return;
        }

        context.Arm(OpeningOf(context, opens));
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var closes = ClosesClock(context);
        if (stimulus.ChangedAnchor() is { } changed)
            Follow(context, closes, stimulus, changed);
        else if (closes.IsDeadline(stimulus))
            Close(context, closes);
        else if (stimulus.IsDue() && stimulus.Deadline == OpensName)
            Open(context);
        else if (stimulus.Name == ReviewEvents.GateOverridden && context.Read<GateOverridden>(stimulus) is { } agreed)
            SetAside(context, agreed, stimulus.Actor);
    }

    private void Follow(ActivityContext context, StepClock closes, Stimulus stimulus, string changed)
    {
        if (changed == AnchorNames.Any)
        {
            if (context.Dates().ResolveOpening(context.Rule(Opens, OpensReading)!, context.Environment.Anchors).TryGet(out var opens))
                context.Restate(AnchorNames.ApplyOpens, opens.Date);
            if (context.Dates().FindDue(context.Rule(Closes, ClosesReading)!, context.Environment.Anchors).TryGet(out var last))
                context.Restate(AnchorNames.ApplyCloses, last.Date);
        }

        if (changed is AnchorNames.Any or AnchorNames.ApplyOpens && context.HasOpenDeadline(OpensName))
        {
            var rule = new OnRule { Anchor = AnchorNames.ApplyOpens, TimeOfDay = context.Get(Opens)!.TimeOfDay };
            context.Move(OpeningOf(context, context.Dates().ResolveOpening(rule, context.Environment.Anchors).Value), "counted again");
        }

        closes.Follow(stimulus);
    }

    private DeadlineRequest OpeningOf(ActivityContext context, ResolvedOpening opens) => new()
    {
        Name = OpensName,
        Kind = DeadlineKind.Opening,
        Due = opens.Opens,
        DueDate = opens.Date,
        Role = Roles.Applicant,
        Clauses = context.ClausesOf(OpensClauses, Clauses),
        Provisional = opens.Provisional,
        CalendarVersion = opens.CalendarVersion,
    };

    private static void Open(ActivityContext context)
    {
        context.SetStage(Stages.Applying);
        context.Journal("WindowOpened", "申报开始");
        context.Send(new PortalEvent("window.opened", Days(context)));
    }

    private void Close(ActivityContext context, StepClock clock)
    {
        clock.Decide();
        context.SetStage(Stages.Accepting);
        context.Journal("WindowClosed", "申报窗口已关闭");
        context.Send(new PortalEvent(ReviewEvents.WindowClosed, Days(context)));
        if (context.Get(TellApplications))
        {
            var payload = new JsonObject { ["lastDay"] = Days(context)["closes"]!.DeepClone() };
            context.Send(new StimulusToApplications(new Stimulus(ReviewEvents.WindowClosed, payload)));
        }

        context.Complete();
    }

    private static JsonObject Days(ActivityContext context) => new()
    {
        ["opens"] = LocalDatePattern.Iso.Format(context.Environment.Anchors[AnchorNames.ApplyOpens]),
        ["closes"] = LocalDatePattern.Iso.Format(context.Environment.Anchors[AnchorNames.ApplyCloses]),
    };

    private static void SetAside(ActivityContext context, GateOverridden agreed, Actor? actor)
    {
        var list = context.GetVariable(OverridesVariable)?.DeepClone() as JsonArray ?? [];
        var entry = new GateOverride(agreed.Rule, agreed.Person, actor?.Role ?? Roles.TitleOffice, agreed.Reason);
        list.Add(JsonSerializer.SerializeToNode(entry, ReviewJson.Options));
        context.SetVariable(OverridesVariable, list);
        context.Journal("GateOverridden", $"对规则“{agreed.Rule}”作个案同意：{agreed.Reason}");
    }

    /// <summary>The last day follows its anchor, so that an extension of the window moves it.</summary>
    private StepClock ClosesClock(ActivityContext context) => new(
        context,
        ClosesName,
        new OnRule { Anchor = AnchorNames.ApplyCloses, TimeOfDay = context.Get(Closes)!.TimeOfDay },
        new StepTerms(DeadlineKind.Period, null, context.ClausesOf(ClosesClauses, Clauses)) { Remind = false });

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var (from, until) = (Stated(plan, AnchorNames.ApplyOpens, plan.Choose(Opens, OpensReading)), Stated(plan, AnchorNames.ApplyCloses, plan.Choose(Closes, ClosesReading)));
        if (plan.Opening(OpensName, from, Roles.Applicant, plan.List(OpensClauses, Clauses)) is { } opens)
            plan.State(AnchorNames.ApplyOpens, opens.Date);
        if (plan.Get(ApplicationDefinition) is { Length: > 0 } application)
            plan.Applications(application);
        if (plan.Due(ClosesName, until, "deadline", plan.Get(ClosesRole, Roles.Department), plan.List(ClosesClauses, Clauses), done: EventNames.DepartmentSubmitted) is { } closes)
            plan.State(AnchorNames.ApplyCloses, closes.Date);
        Bind(plan, from?.Rule, until?.Rule);
    }

    /// <summary>A window that was moved during the year stands where it was moved to.</summary>
    private static ChosenRule? Stated(PlanBuilder plan, string anchor, ChosenRule? chosen) =>
        chosen is not null && plan.Setting(anchor) is { } day ? chosen with { Rule = new FixedDateRule { Date = day, TimeOfDay = chosen.Rule.TimeOfDay } } : chosen;

    /// <summary>Both days are fixed: the window opens and closes on them, whoever is ready before.</summary>
    private void Bind(PlanBuilder plan, DateRule? opens, DateRule? closes)
    {
        var conditions = plan.Conditions;
        if (opens is not null)
            conditions.On(AnchorNames.ApplyOpens, opens, new Because(ConstraintKind.Opening, plan.List(OpensClauses, Clauses)));
        if (closes is not null)
            conditions.On(AnchorNames.ApplyCloses, closes, new Because(ConstraintKind.Deadline, plan.List(ClosesClauses, Clauses)));
        conditions.AtLeast(AnchorNames.ApplyOpens, new OnRule { Anchor = AnchorNames.PlanDue }, Because.Order());
        conditions.AtLeast(AnchorNames.ApplyCloses, new OnRule { Anchor = AnchorNames.ApplyOpens }, Because.Order());
        conditions.Runs(AnchorNames.ApplyOpens, AnchorNames.ApplyCloses, day => day.PlusDays(1));
    }
}
