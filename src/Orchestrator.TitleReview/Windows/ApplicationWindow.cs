using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
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
[Activity(
    "TitleReview.ApplicationWindow",
    Category,
    DisplayName = "申报窗口",
    Description = "自开放日起接受申报；截止时间为业务主管部门提交的最后一日。到期关闭窗口。"
)]
[Outcomes("Done=窗口关闭")]
public sealed class ApplicationWindow : ReviewActivity, IPlanned, IOutlined, ITrackWindow
{
    /// <summary>Workflow variable of the cycle that holds the rules set aside: a list of <see cref="GateOverride"/>.</summary>
    public const string OverridesVariable = "overrides";

    private const string OpensName = "opens";
    private const string ClosesName = "closes";
    private const string WaitsName = "waits";

    /// <summary>The first day of applying, from 00:00 unless the rule says otherwise.</summary>
    [Input(DisplayName = "开放日", UIHint = "json-editor", IsRequired = true, Order = 1)]
    public Input<DateRule>? Opens { get; set; }

    /// <summary>The clauses of <see cref="Opens"/>; none: those of the step.</summary>
    [Input(DisplayName = "开放日的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? OpensClauses { get; set; }

    /// <summary>The last day on which departments may submit, inclusive.</summary>
    [Input(
        DisplayName = "截止时间",
        Description = "业务主管部门在线审核提交的最后一日",
        UIHint = "json-editor",
        IsRequired = true,
        Order = 3
    )]
    public Input<DateRule>? Closes { get; set; }

    /// <summary>The clauses of <see cref="Closes"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 4)]
    public Input<IReadOnlyList<string>>? ClosesClauses { get; set; }

    /// <summary>
    /// The opening where the notice leaves it open (a date, or a reading's name); null: as the rule says.
    /// </summary>
    [Input(
        DisplayName = "开放日的解读",
        Description = "通知未定开放日的，绑定流程输入，由评委会通知确定",
        UIHint = "singleline",
        Category = "用语解读",
        Order = 90
    )]
    public Input<string>? OpensReading { get; set; }

    /// <summary>
    /// The closing where the notice leaves it open (a date, or a reading's name); null: as the rule says.
    /// </summary>
    [Input(
        DisplayName = "截止时间的解读",
        Description = "通知只写“规定期限”的，绑定流程输入，由评委会通知确定",
        UIHint = "singleline",
        Category = "用语解读",
        Order = 91
    )]
    public Input<string>? ClosesReading { get; set; }

    /// <summary>The role that the closing binds; the department by default (C19).</summary>
    [Input(
        DisplayName = "截止时间的责任方",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Department,
        Order = 7
    )]
    public Input<string>? ClosesRole { get; set; }

    /// <summary>Stable id of the definition that an application starts.</summary>
    [Input(
        DisplayName = "申报流程",
        Description = "提交申报时启动的流程",
        UIHint = "workflow-definition-picker",
        OptionsProvider = "applications",
        IsRequired = true,
        Order = 5
    )]
    public Input<string>? ApplicationDefinition { get; set; }

    /// <summary>
    /// True, the default: the closing is told to every application; false: they have deadlines of their own.
    /// </summary>
    [Input(
        DisplayName = "关闭时通知每份申报",
        Description = "申报自带截止时间的，不必再通知",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 6
    )]
    public Input<bool>? TellApplications { get; set; }

    /// <summary>Own last days of applicants, employers, departments and the office, where the notice gives each its own.</summary>
    [Input(
        DisplayName = "各方截止时间",
        Description = "申报人、用人单位、主管部门、办事机构各有截止时间的，逐一列出",
        UIHint = "json-editor",
        Order = 8
    )]
    public Input<IReadOnlyList<Closing>>? Closings { get; set; }

    /// <summary>First days of employers, departments and the office, where the notice lets them audit and report from a day on.</summary>
    [Input(
        DisplayName = "各方开始时间",
        Description = "用人单位、主管部门、办事机构自某日起审核、报送的，逐一列出；此前的审核决定不予受理",
        UIHint = "json-editor",
        Order = 9
    )]
    public Input<IReadOnlyList<Opening>>? Openings { get; set; }

    /// <inheritdoc />
    [Input(DisplayName = "批次的系列", UIHint = "multitext", Category = "批次", Order = 96)]
    public Input<IReadOnlyList<string>>? TrackSeries { get; set; }

    /// <inheritdoc />
    [Input(DisplayName = "批次的层级", UIHint = "multitext", Category = "批次", Order = 97)]
    public Input<IReadOnlyList<string>>? TrackLevels { get; set; }

    /// <inheritdoc />
    [Input(
        DisplayName = "批次的申报途径",
        Description = "如 认定、评审",
        UIHint = "multitext",
        Category = "批次",
        Order = 98
    )]
    public Input<IReadOnlyList<string>>? TrackProcedures { get; set; }

    /// <inheritdoc />
    [Input(
        DisplayName = "批次的评委会",
        Description = "评委会代码",
        UIHint = "multitext",
        Category = "批次",
        Order = 99
    )]
    public Input<IReadOnlyList<string>>? TrackCommittees { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.GateOverridden);
        context.SetProperty(WaitsName, true);
        StateDays(context, changed: null);
        ClosesClock(context).Start();
        foreach (var closing in OwnClosings(context))
            ClockOf(context, closing).Start();
        foreach (var opening in OwnOpenings(context))
            Start(ClockOf(context, opening));
        OpenWhenKnown(context);
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var closes = ClosesClock(context);
        if (stimulus.ChangedAnchor() is { } changed)
            Follow(context, closes, stimulus, changed);
        else if (closes.IsDeadline(stimulus))
            Close(context, closes);
        else if (OwnClosings(context).FirstOrDefault(own => ClockOf(context, own).IsDeadline(stimulus)) is { } closing)
            CloseFor(context, closing);
        else if (OwnOpenings(context).FirstOrDefault(own => ClockOf(context, own).IsDeadline(stimulus)) is { } opening)
            OpenFor(context, opening);
        else if (stimulus.IsDue() && stimulus.Deadline == OpensName)
            Open(context);
        else if (stimulus.Name == ReviewEvents.GateOverridden && context.Read<GateOverridden>(stimulus) is { } agreed)
            SetAside(context, agreed, stimulus.Actor);
    }

    private void Follow(ActivityContext context, StepClock closes, Stimulus stimulus, string changed)
    {
        StateDays(context, changed);
        if (changed is AnchorNames.Any or AnchorNames.ApplyOpens && context.HasOpenDeadline(OpensName))
            context.Move(OpeningOf(context, context.OpeningOf(OpensRule(context))!), "counted again");
        foreach (var clock in OwnClosings(context).Select(closing => ClockOf(context, closing)).Append(closes))
        {
            clock.ArmWhenKnown();
            clock.Follow(stimulus);
        }
        foreach (var clock in OwnOpenings(context).Select(opening => ClockOf(context, opening)))
        {
            // What has opened already is nobody's news.
            if (clock.IsOpen || !clock.IsOver)
                clock.Follow(stimulus);
        }

        OpenWhenKnown(context);
    }

    private static void Start(StepClock opening)
    {
        if (!opening.IsOver)
            opening.Start();
    }

    /// <summary>Each day waits until what it counts from is known.</summary>
    private void StateDays(ActivityContext context, string? changed)
    {
        var (opens, closes) = (context.Rule(Opens, OpensReading)!, context.Rule(Closes, ClosesReading)!);
        context.StateBy(AnchorNames.ApplyOpens, opens, context.OpeningOf(opens)?.Date, changed);
        context.StateBy(AnchorNames.ApplyCloses, closes, context.DueOf(closes)?.Date, changed);
        foreach (var closing in OwnClosings(context))
        {
            context.StateBy(ClosingDates.Of(closing.Role), closing.Due, context.DueOf(closing.Due)?.Date, changed);
            ClosingDates.StateHour(context, closing.Role, closing.Due.TimeOfDay);
        }
        foreach (var opening in OwnOpenings(context))
        {
            var day = context.OpeningOf(opening.From)?.Date;
            context.StateBy(OpeningDates.Of(opening.Role), opening.From, day, changed);
            OpeningDates.StateHour(context, opening.Role, opening.From.TimeOfDay);
        }
        if (context.Track() is not null)
            StateForAll(context);
    }

    /// <summary>The cycle as a whole is open from the first track's opening to the last one's closing.</summary>
    private static void StateForAll(ActivityContext context)
    {
        var tracks = ScheduleTracks.Of(context.Plan);
        State(AnchorNames.ApplyOpens, days => days.Min());
        State(AnchorNames.ApplyCloses, days => days.Max());

        void State(string name, Func<IEnumerable<LocalDate>, LocalDate> choose)
        {
            var dates = context.Environment.Anchors;
            var days = tracks
                .Select(track => TrackNames.Of(name, track.Key))
                .Where(dates.ContainsKey)
                .Select(own => dates[own])
                .ToList();
            if (days.Count > 0 && (!dates.TryGetValue(name, out var now) || now != choose(days)))
                context.SetAnchor(name, choose(days));
        }
    }

    private IReadOnlyList<Closing> OwnClosings(ActivityContext context) => context.Get(Closings) ?? [];

    /// <summary>A closing follows its date, so that an extension of it moves it; whoever acts is reminded.</summary>
    private StepClock ClockOf(ActivityContext context, Closing closing) =>
        new(
            context,
            ClosingDates.Of(closing.Role),
            new OnRule { Anchor = ClosingDates.Of(closing.Role), TimeOfDay = closing.Due.TimeOfDay },
            new StepTerms(
                DeadlineKind.Period,
                closing.Role,
                closing.Clauses ?? context.ClausesOf(ClosesClauses, Clauses)
            )
        );

    private IReadOnlyList<Opening> OwnOpenings(ActivityContext context) => context.Get(Openings) ?? [];

    /// <summary>An opening follows its date; whoever may act from then on is told.</summary>
    private StepClock ClockOf(ActivityContext context, Opening opening) =>
        new(
            context,
            OpeningDates.Of(opening.Role),
            new OnRule { Anchor = OpeningDates.Of(opening.Role), TimeOfDay = opening.From.TimeOfDay },
            new StepTerms(
                DeadlineKind.Opening,
                opening.Role,
                opening.Clauses ?? context.ClausesOf(OpensClauses, Clauses)
            )
        );

    private void OpenFor(ActivityContext context, Opening opening)
    {
        ClockOf(context, opening).Decide();
        context.Journal("OpenedFor", $"{Roles.Chinese(opening.Role)}自即日起可以审核、报送：“{DisplayText}”");
        context.Send(
            new PortalEvent(
                "window.roleOpened",
                new JsonObject
                {
                    ["role"] = opening.Role,
                    ["opens"] = Iso(context.Anchor(OpeningDates.Of(opening.Role))),
                }
            )
        );
        if (ClosesClock(context).IsOver)
            CompleteWhenAllClosed(context);
    }

    private void CloseFor(ActivityContext context, Closing closing)
    {
        ClockOf(context, closing).Decide();
        context.Journal("ClosedFor", $"{Roles.Chinese(closing.Role)}截止：“{DisplayText}”");
        if (ClosesClock(context).IsOver)
            CompleteWhenAllClosed(context);
    }

    private void OpenWhenKnown(ActivityContext context)
    {
        if (!context.GetProperty<bool>(WaitsName) || context.OpeningOf(OpensRule(context)) is not { } opens)
            return;
        context.SetProperty<object>(WaitsName, null);
        if (context.Now >= opens.Opens)
            Open(context);
        else
            context.Arm(OpeningOf(context, opens));
    }

    private OnRule OpensRule(ActivityContext context) =>
        new() { Anchor = AnchorNames.ApplyOpens, TimeOfDay = context.Get(Opens)!.TimeOfDay };

    private DeadlineRequest OpeningOf(ActivityContext context, ResolvedOpening opens) =>
        new()
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
            var payload = new JsonObject { ["lastDay"] = Days(context)["closes"]?.DeepClone() };
            context.Send(new StimulusToApplications(new Stimulus(ReviewEvents.WindowClosed, payload)));
        }

        CompleteWhenAllClosed(context);
    }

    /// <summary>Whoever may act longer than the window is open is still reminded and held to the day.</summary>
    private void CompleteWhenAllClosed(ActivityContext context)
    {
        if (
            !ClosesClock(context).IsOpen
            && !OwnClosings(context).Any(closing => ClockOf(context, closing).IsOpen)
            && OwnOpenings(context).All(opening => ClockOf(context, opening).IsOver)
        )
        {
            context.Complete();
        }
    }

    private static JsonObject Days(ActivityContext context) =>
        new()
        {
            ["opens"] = Iso(context.Anchor(AnchorNames.ApplyOpens)),
            ["closes"] = Iso(context.Anchor(AnchorNames.ApplyCloses)),
        };

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    private static void SetAside(ActivityContext context, GateOverridden agreed, Actor? actor)
    {
        var list = context.GetVariable(OverridesVariable)?.DeepClone() as JsonArray ?? [];
        var entry = new GateOverride(agreed.Rule, agreed.Person, actor?.Role ?? Roles.TitleOffice, agreed.Reason);
        list.Add(JsonSerializer.SerializeToNode(entry, ReviewJson.Options));
        context.SetVariable(OverridesVariable, list);
        context.Journal("GateOverridden", $"对规则“{agreed.Rule}”作个案同意：{agreed.Reason}");
    }

    /// <summary>The last day follows its anchor, so that an extension of the window moves it.</summary>
    private StepClock ClosesClock(ActivityContext context) =>
        new(
            context,
            ClosesName,
            new OnRule { Anchor = AnchorNames.ApplyCloses, TimeOfDay = context.Get(Closes)!.TimeOfDay },
            ClosesTerms(context)
        );

    /// <summary>Departments are reminded of each application; whoever else it binds is reminded of the window.</summary>
    private StepTerms ClosesTerms(ActivityContext context)
    {
        var (role, clauses) = (context.Get(ClosesRole), context.ClausesOf(ClosesClauses, Clauses));
        return role is null or Roles.Department
            ? new StepTerms(DeadlineKind.Period, null, clauses) { Remind = false }
            : new StepTerms(DeadlineKind.Period, role, clauses);
    }

    /// <summary>The event that does not happen before the first day of a role; null: none that a plan knows.</summary>
    private static string? BeginsWith(string role) =>
        role switch
        {
            Roles.Employer => EventNames.EmployerReviewed,
            Roles.Department => EventNames.DepartmentSubmitted,
            _ => null,
        };

    /// <summary>The event that happens by the last day of a role; null: the closing itself.</summary>
    private static string? EventOf(string? role) =>
        role switch
        {
            null or Roles.Department => EventNames.DepartmentSubmitted,
            Roles.Applicant => EventNames.Submitted,
            Roles.Employer => EventNames.DepartmentReceived,
            _ => null,
        };

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var (from, until) = (
            Stated(plan, AnchorNames.ApplyOpens, plan.Choose(Opens, OpensReading)),
            Stated(plan, AnchorNames.ApplyCloses, plan.Choose(Closes, ClosesReading))
        );
        if (plan.Opening(OpensName, from, Roles.Applicant, plan.List(OpensClauses, Clauses)) is { } opens)
        {
            plan.State(AnchorNames.ApplyOpens, opens.Date);
            plan.StateForAll(AnchorNames.ApplyOpens, opens.Date, isLast: false);
        }

        if (plan.Get(ApplicationDefinition) is { Length: > 0 } application)
            plan.Applications(application);
        if (
            plan.Due(
                ClosesName,
                until,
                new DueTerms("deadline", plan.Get(ClosesRole, Roles.Department), plan.List(ClosesClauses, Clauses))
                {
                    Done = EventOf(plan.Get(ClosesRole, Roles.Department)),
                }
            ) is
            { } closes
        )
        {
            plan.State(AnchorNames.ApplyCloses, closes.Date);
            plan.StateForAll(AnchorNames.ApplyCloses, closes.Date, isLast: true);
        }

        foreach (var opening in plan.Get(Openings) ?? [])
            PlanOpening(plan, opening);
        foreach (var closing in plan.Get(Closings) ?? [])
            PlanClosing(plan, closing);
        Bind(plan, from?.Rule, until?.Rule);
    }

    private void PlanOpening(PlanBuilder plan, Opening opening)
    {
        var name = OpeningDates.Of(opening.Role);
        var from = Stated(plan, name, new ChosenRule(opening.From, null, []));
        var clauses = opening.Clauses is { Count: > 0 } own ? own : plan.List(OpensClauses, Clauses);
        var action = $"{plan.Action}：{Roles.Chinese(opening.Role)}开始审核报送";
        if (plan.Opening($"{OpensName}.{opening.Role}", from, opening.Role, clauses, action) is { } opens)
            plan.State(name, opens.Date);
        // Who audits may begin while those before them still have time: it is no day on which all must be ready.
        if (BeginsWith(opening.Role) is not { } begins)
            return;
        plan.Conditions.On(name, from!.Rule, new Because(ConstraintKind.Opening, clauses));
        plan.Conditions.AtLeast(begins, new OnRule { Anchor = name }, Because.Order(clauses));
    }

    private void PlanClosing(PlanBuilder plan, Closing closing)
    {
        var name = ClosingDates.Of(closing.Role);
        var rule = Stated(plan, name, new ChosenRule(closing.Due, null, []))!.Rule;
        var clauses = closing.Clauses is { Count: > 0 } own ? own : plan.List(ClosesClauses, Clauses);
        var action = $"{plan.Action}：{Roles.Chinese(closing.Role)}截止";
        var terms = new DueTerms("deadline", closing.Role, clauses) { Action = action, Done = EventOf(closing.Role) };
        if (plan.Due($"{ClosesName}.{closing.Role}", rule, terms) is { } due)
            plan.State(name, due.Date);
    }

    /// <summary>A window that was moved during the year stands where it was moved to.</summary>
    private static ChosenRule? Stated(PlanBuilder plan, string anchor, ChosenRule? chosen) =>
        chosen is not null && plan.Setting(anchor) is { } day
            ? chosen with
            {
                Rule = new FixedDateRule { Date = day, TimeOfDay = chosen.Rule.TimeOfDay },
            }
            : chosen;

    /// <summary>Both days are fixed: the window opens and closes on them, whoever is ready before.</summary>
    private void Bind(PlanBuilder plan, DateRule? opens, DateRule? closes)
    {
        var conditions = plan.Conditions;
        if (opens is not null)
        {
            conditions.On(
                AnchorNames.ApplyOpens,
                opens,
                new Because(ConstraintKind.Opening, plan.List(OpensClauses, Clauses))
            );
        }
        if (closes is not null)
        {
            conditions.On(
                AnchorNames.ApplyCloses,
                closes,
                new Because(ConstraintKind.Deadline, plan.List(ClosesClauses, Clauses))
            );
        }
        conditions.AtLeast(AnchorNames.ApplyOpens, new OnRule { Anchor = AnchorNames.PlanDue }, Because.Order());
        conditions.AtLeast(AnchorNames.ApplyCloses, new OnRule { Anchor = AnchorNames.ApplyOpens }, Because.Order());
        conditions.Runs(AnchorNames.ApplyOpens, AnchorNames.ApplyCloses, day => day.PlusDays(1));
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.StatesBy(AnchorNames.ApplyOpens, step.Get(Opens))
            .StatesBy(AnchorNames.ApplyCloses, step.Get(Closes))
            .StatesForAll(AnchorNames.ApplyOpens, step.Get(Opens))
            .StatesForAll(AnchorNames.ApplyCloses, step.Get(Closes))
            .StartsCases(step.Get(ApplicationDefinition));
        foreach (var closing in step.Get(Closings) ?? [])
        {
            step.StatesBy(ClosingDates.Of(closing.Role), closing.Due)
                .Watches(closing.Due.AnchorName, $"{Roles.Chinese(closing.Role)}截止时间的起算日期");
        }
        foreach (var opening in step.Get(Openings) ?? [])
        {
            step.StatesBy(OpeningDates.Of(opening.Role), opening.From)
                .Watches(opening.From.AnchorName, $"{Roles.Chinese(opening.Role)}开始时间的起算日期");
        }
        step.MayEndWith("Done", Signal.Date(AnchorNames.ApplyCloses));
        if (step.MayBe(TellApplications, declared: true))
            step.Tells(ReviewEvents.WindowClosed);
    }
}
