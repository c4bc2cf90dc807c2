using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Draws;

/// <summary>抽取评审专家: commit, supervisor's nonce, reveal. Random, supervised, in time, and for anybody to make again.</summary>
[Activity(
    "TitleReview.DrawExperts",
    Category,
    DisplayName = "抽取评审专家",
    Description = "监督员在场，随机抽取；承诺与揭示可复核。须在会前若干日完成，不得人工指定。"
)]
[Outcomes("Done=已抽取")]
[Needs(ReviewEvents.DrawCommitted, typeof(ExpertPool), typeof(MeetingAgenda))]
[Needs(ReviewEvents.DrawPerformed, typeof(ExpertPool), typeof(MeetingAgenda))]
public sealed class DrawExperts : ReviewActivity, IOncePerCycle, IMeetingStep, IPlanned, IOutlined
{
    private const string DueName = "due";
    private const string StateName = "draw";

    /// <summary>Last day of the draw, at least the floor before the meeting; null: before the meeting.</summary>
    [Input(DisplayName = "截止时间", Description = "不填的，会议召开前完成即可", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The fewest experts, 11 by default: 25 for senior committees of a series, 11 of a specialty.</summary>
    [Input(
        DisplayName = "最少人数",
        Description = "按系列组建的高级评委会不少于25人，按专业组建的不少于11人",
        UIHint = "singleline",
        DefaultValue = 11,
        Order = 3
    )]
    public Input<int>? MinimumSeats { get; set; }

    /// <summary>The committee's series; null: none that asks for skilled experts.</summary>
    [Input(DisplayName = "本评委会的系列", UIHint = "singleline", Order = 4)]
    public Input<string>? Series { get; set; }

    /// <summary>The series in which highly skilled experts (高技能) must be drawn; null: none.</summary>
    [Input(DisplayName = "须有高技能专家的系列", UIHint = "multitext", Order = 5)]
    public Input<IReadOnlyList<string>>? SkilledSeries { get; set; }

    /// <summary>The fewest highly skilled experts, where the series asks for them; 1 by default.</summary>
    [Input(DisplayName = "高技能专家最少人数", UIHint = "singleline", DefaultValue = 1, Order = 6)]
    public Input<int>? MinimumSkilled { get; set; }

    /// <summary>The clauses of <see cref="MinimumSkilled"/>; none: those of the step.</summary>
    [Input(DisplayName = "高技能专家的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 7)]
    public Input<IReadOnlyList<string>>? SkilledClauses { get; set; }

    /// <summary>The fewest experts of the non-public sector in the pool, 1 by default; fewer are only noted.</summary>
    [Input(
        DisplayName = "非公专家最少人数",
        Description = "低于此数提示，不阻止",
        UIHint = "singleline",
        DefaultValue = 1,
        Order = 8
    )]
    public Input<int>? MinimumNonPublic { get; set; }

    /// <summary>The first day of the draw, counted back from the meeting (开评前N日内); null: any.</summary>
    [Input(
        DisplayName = "最早抽取时间",
        Description = "“开评前7日内抽取”的，会议前7日；不填的，不限",
        UIHint = "json-editor",
        Order = 9
    )]
    public Input<DateRule>? Opens { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.WaitForAll(ReviewEvents.DrawCommitted, ReviewEvents.SupervisionSignedIn, ReviewEvents.DrawPerformed);
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
            context.Journal("DrawOverdue", "专家抽取逾期未完成，评审会议须改期");
        }
        else if (clock is { IsOver: true, Due: { } due })
        {
            context.Refuse(Refusals.DeadlinePassed(due.Due, context.ClausesOf(DueClauses, Clauses)));
        }
        else
        {
            Act(context, stimulus, clock);
        }
    }

    private void Act(ActivityContext context, Stimulus stimulus, StepClock? clock)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.DrawCommitted when context.Read<DrawCommitted>(stimulus) is { } commitment:
                Commit(context, commitment);
                break;
            case ReviewEvents.SupervisionSignedIn when context.Read<SupervisionSignedIn>(stimulus) is { } supervision:
                SignIn(context, supervision);
                break;
            case ReviewEvents.DrawPerformed when context.Read<DrawPerformed>(stimulus) is { } reveal:
                Draw(context, reveal, clock);
                break;
        }
    }

    private void Commit(ActivityContext context, DrawCommitted commitment)
    {
        if (context.Anchor(AnchorNames.Meeting) is not { } meeting)
        {
            context.Refuse(
                Refusals.NotYet(
                    "评审会议日期尚未确定，不能抽取专家",
                    "The meeting's day is not fixed yet; experts cannot be drawn",
                    context.List(Clauses)
                )
            );
            return;
        }

        var terms = TermsOf(context, commitment.Seats, meeting);
        var eligible = Eligible(context, terms);
        if (RefusalOf(context, terms, eligible) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        var made = DrawCommitment.Make(eligible, terms, commitment.SecretHash);
        context.SetProperty(StateName, new DrawState(terms, commitment.SecretHash, made.Hash));
        context.Journal(
            "DrawCommitted",
            $"专家抽取承诺：{made.Hash}",
            new JsonObject { ["hash"] = made.Hash, ["text"] = made.Text }
        );
        if (
            context.Environment.Require<ExpertPool>().Experts.Count(expert => expert.IsNonPublic)
            < context.Get(MinimumNonPublic)
        )
        {
            context.Journal("PoolWithoutNonPublicExperts", "专家库中非公经济组织、社会组织的专家不足");
        }
        context.Notify(new Notice("G-01", Roles.Supervisor, null, new JsonObject { ["hash"] = made.Hash }));
    }

    private static void SignIn(ActivityContext context, SupervisionSignedIn supervision)
    {
        if (supervision.Subject != "draw" || context.GetProperty<DrawState>(StateName) is not { } state)
        {
            context.Refuse(
                Refusals.NotYet(
                    "须先由办事机构作出抽取承诺，监督员再签到",
                    "The office has to commit to the draw before the supervisor signs in",
                    []
                )
            );
            return;
        }

        context.SetProperty(StateName, state with { Nonce = supervision.Nonce, Supervisor = supervision.Supervisor });
        context.Journal(
            "SupervisorPresent",
            $"监督员{supervision.Supervisor}到场监督专家抽取",
            new JsonObject { ["nonce"] = supervision.Nonce }
        );
    }

    private void Draw(ActivityContext context, DrawPerformed reveal, StepClock? clock)
    {
        if (context.GetProperty<DrawState>(StateName) is not { Nonce: not null } state)
        {
            context.Refuse(
                Refusals.NotYet(
                    "监督员未在场，不能开始抽取",
                    "No supervisor is present; the draw cannot begin",
                    context.List(Clauses)
                )
            );
            return;
        }

        if (context.Get(Opens) is { } rule && context.OpeningOf(rule) is { } opens && context.Now < opens.Opens)
        {
            context.Refuse(
                Refusals.NotYetOpen("专家抽取", "The draw", opens.Opens, context.ClausesOf(DueClauses, Clauses))
            );
            return;
        }

        if (DrawHash.Of(reveal.Secret) != state.SecretHash)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "secret-mismatch",
                    "密值与承诺的摘要不符",
                    "The secret does not match the committed hash"
                )
            );
            return;
        }

        var eligible = Eligible(context, state.Terms);
        if (DrawCommitment.Make(eligible, state.Terms, state.SecretHash).Hash != state.Hash)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "pool-changed",
                    "承诺之后专家库、申报人或会议日期有变化，须重新承诺",
                    "The pool, the applicants or the meeting have changed since the commitment; commit again"
                )
            );
            return;
        }

        var draw = ExpertDraw.With(ExpertDraw.SeedOf(state.Hash, reveal.Secret, state.Nonce), eligible, state.Terms);
        Finish(context, state, reveal, draw);
        clock?.Meet();
        context.Complete();
    }

    private static void Finish(ActivityContext context, DrawState state, DrawPerformed reveal, ExpertDraw draw)
    {
        var committee = draw.Draw()!;
        context.Keep(new DrawRecord(state.Terms, state.Hash, draw.Seed, committee, []));
        context.SetDate(AnchorNames.DrawPerformed, context.Today());
        context.Journal(
            "DrawPerformed",
            $"随机抽取评审专家{committee.Count}人",
            new JsonObject
            {
                ["commitment"] = state.Hash,
                ["secret"] = reveal.Secret,
                ["nonce"] = state.Nonce,
                ["supervisor"] = state.Supervisor,
                ["seed"] = draw.Seed,
                ["committee"] = new JsonArray([.. committee.Select(code => (JsonNode)code)]),
            }
        );
        foreach (var code in committee)
            context.Notify(new Notice("F-01", Roles.Expert, code, []));
    }

    private Refusal? RefusalOf(ActivityContext context, DrawTerms terms, EligibleExperts eligible)
    {
        if (terms.Seats % 2 == 0 || terms.Seats < terms.MinimumSeats)
        {
            return Refusals.NotAllowed(
                "seats",
                $"评委会人数须为单数且不少于{terms.MinimumSeats}人",
                $"A committee has an odd number of at least {terms.MinimumSeats} experts"
            );
        }

        if (eligible.Experts.Count(expert => expert.IsSkilled) < terms.MinimumSkilled)
        {
            return Refusals.Floor(
                $"须至少抽取{terms.MinimumSkilled}名高技能专家，可抽取的专家中不足",
                $"At least {terms.MinimumSkilled} highly skilled expert(s) must be drawn; too few are eligible",
                context.ClausesOf(SkilledClauses, Clauses)
            );
        }

        return eligible.Experts.Count < terms.Seats
            ? Refusals.NotAllowed(
                "too-few-experts",
                $"可抽取的专家{eligible.Experts.Count}人，不足{terms.Seats}人（回避{eligible.Recused.Count}人）",
                $"Only {eligible.Experts.Count} experts are eligible for {terms.Seats} seats ({eligible.Recused.Count} recused)"
            )
            : null;
    }

    private DrawTerms TermsOf(ActivityContext context, int seats, LocalDate meeting)
    {
        var needsSkilled =
            context.Get(Series) is { } series && context.List(SkilledSeries).Contains(series, StringComparer.Ordinal);
        return new DrawTerms(seats, context.Get(MinimumSeats), needsSkilled ? context.Get(MinimumSkilled) : 0, meeting);
    }

    private static EligibleExperts Eligible(ActivityContext context, DrawTerms terms) =>
        EligibleExperts.Of(
            context.Environment.Require<ExpertPool>(),
            context.Of(context.Environment.Require<MeetingAgenda>()),
            terms
        );

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                Roles.Office,
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Done = AnchorNames.DrawPerformed,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        // No condition of the proof: a meeting that is moved for want of a quorum keeps its committee.
        if (plan.Get(Opens) is { } opens)
            plan.Opening("opens", opens, Roles.Office, plan.List(DueClauses, Clauses));
        plan.Due(Clock(plan));
        plan.Conditions.Runs(AnchorNames.DrawPerformed, AnchorNames.DrawPerformed);
        // V5: who is recused depends on who passed the exam; no notice says so.
        var why = Because.Order() with { Code = "V5", IsFirm = false };
        plan.Conditions.AtLeast(AnchorNames.DrawPerformed, new OnRule { Anchor = AnchorNames.Exam }, why);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.DrawPerformed)
            .EndsWith("Done", Signal.Event(ReviewEvents.DrawPerformed), Signal.Date(AnchorNames.Meeting));
}
