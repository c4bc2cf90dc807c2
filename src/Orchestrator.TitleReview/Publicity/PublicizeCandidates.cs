using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Readings;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>
/// 评审前名单公示: the list of those who come before the committee hangs before the meeting. Each objection is checked before the step ends;
/// whom it is right about comes before no committee.
/// </summary>
[Activity(
    "TitleReview.PublicizeCandidates",
    Category,
    DisplayName = "评审前名单公示",
    Description = "评审会议召开前公示拟提交评审人员名单；撤下须重新计算；异议核查完毕后方可开会，属实的不提交评审。"
)]
[Outcomes("Done=公示期满")]
[Needs(ReviewEvents.ObjectionRaised, typeof(MeetingAgenda))]
public sealed class PublicizeCandidates : ReviewActivity, IMeetingStep, IPlanned, IOutlined
{
    private const string PostName = "post";
    private const string Objections = "objections";

    /// <summary>How many working days it hangs, the posting's day not counted (C12); 5, the floor, by default.</summary>
    [Input(DisplayName = "公示工作日数", UIHint = "singleline", DefaultValue = 5, Order = 1)]
    public Input<int>? Days { get; set; }

    /// <summary>The clauses of <see cref="Days"/>; none: those of the step.</summary>
    [Input(DisplayName = "公示期的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DaysClauses { get; set; }

    /// <summary>Where it has to hang, all of them; the last posting starts the count. Null: anywhere.</summary>
    [Input(DisplayName = "公示媒介", Description = "须全部发布，以最后发布的为起算日", UIHint = "multitext", Order = 3)]
    [Offers("channels")]
    public Input<IReadOnlyList<string>>? Channels { get; set; }

    /// <summary>The role that posts it: the office by default.</summary>
    [Input(
        DisplayName = "公示单位",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.Office,
        Order = 4
    )]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.WaitForAll(
            ReviewEvents.CandidatesPosted,
            ReviewEvents.CandidatesTakenDown,
            ReviewEvents.ObjectionRaised,
            ReviewEvents.ObjectionResolved
        );
        PostClock(context).Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var (clock, postBy) = (Clock(context), PostClock(context));
        var followed = postBy.Follow(stimulus);
        if (clock.Follow(stimulus) || followed)
            RestateEnd(context, clock);
        else if (postBy.IsDeadline(stimulus))
            postBy.Decide();
        else if (!clock.Elapse(stimulus))
            Act(context, stimulus, clock, postBy);
        if (!clock.IsElapsed || OpenObjections(context).Count > 0)
            return;
        context.Journal("PublicityElapsed", "拟提交评审人员名单公示期满");
        context.Complete();
    }

    private void Act(ActivityContext context, Stimulus stimulus, PublicityClock clock, StepClock postBy)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.CandidatesPosted when context.Read<CandidatesPosted>(stimulus) is { } posting:
                Post(context, posting, clock, postBy, stimulus.Actor);
                break;
            case ReviewEvents.CandidatesTakenDown when context.Read<CandidatesTakenDown>(stimulus) is { } down:
                TakeDown(context, down, clock);
                break;
            case ReviewEvents.ObjectionRaised when context.Read<ObjectionRaised>(stimulus) is { } objection:
                Raise(context, objection, clock);
                break;
            case ReviewEvents.ObjectionResolved when context.Read<ObjectionResolved>(stimulus) is { } resolution:
                ResolveObjection(context, resolution);
                break;
        }
    }

    private void Post(
        ActivityContext context,
        CandidatesPosted posting,
        PublicityClock clock,
        StepClock postBy,
        Actor? actor
    )
    {
        if (actor is not null && actor.Role != context.Get(Role))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-yours",
                    $"拟提交评审人员名单由{Roles.Chinese(context.Get(Role)!)}公示",
                    $"The list is posted by {Roles.English(context.Get(Role)!)}",
                    context.List(Clauses)
                )
            );
            return;
        }

        if (Refusals.ChannelsMissing(context.List(Channels), posting.Channels, context.List(Clauses)) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        if (!clock.Post(posting.PostedOn, posting.EndsOn, context.Anchor(AnchorNames.ApplyOpens)))
            return;
        postBy.Meet();
        context.SetDate(AnchorNames.CandidatesPosted, posting.PostedOn);
        context.SetDate(AnchorNames.CandidatesEnd, clock.Ends!.Value);
    }

    private static void RestateEnd(ActivityContext context, PublicityClock clock)
    {
        if (clock is { IsRunning: true, Ends: { } ends } && context.Anchor(AnchorNames.CandidatesEnd) != ends)
            context.SetDate(AnchorNames.CandidatesEnd, ends);
    }

    private static void TakeDown(ActivityContext context, CandidatesTakenDown down, PublicityClock clock)
    {
        if (!clock.IsRunning)
        {
            context.Refuse(Refusals.NotYet("名单没有在公示", "The list is not posted", []));
            return;
        }

        clock.Stop();
        context.Journal("PublicityTakenDown", $"评审前名单公示撤下，须重新发布并重新计算：{down.Reason}");
    }

    private static void Raise(ActivityContext context, ObjectionRaised objection, PublicityClock clock)
    {
        var open = OpenObjections(context);
        var onList = context
            .Of(context.Environment.Require<MeetingAgenda>())
            .Items.Any(item => item.Application == objection.Application);
        var refusal =
            objection.Publicity != "candidates"
                ? Refusals.NotAllowed(
                    "wrong-publicity",
                    "现在公示的是评审前名单",
                    "It is the list before the review that hangs now (\"publicity\": \"candidates\")"
                )
            : !clock.IsRunning
                ? Refusals.NotYet("异议须在公示期间提出", "Objections are raised while the list hangs", [])
            : open.ContainsKey(objection.Objection)
                ? Refusals.NotAllowed(
                    "objection-exists",
                    $"异议{objection.Objection}已登记",
                    $"Objection {objection.Objection} is registered already"
                )
            : !onList
                ? Refusals.NotAllowed(
                    "not-on-agenda",
                    $"申报{objection.Application}不在公示名单之列",
                    $"Application {objection.Application} is not on the list"
                )
            : null;
        if (refusal is not null)
        {
            context.Refuse(refusal);
            return;
        }

        open[objection.Objection] = objection.Application!.Value;
        context.SetProperty(Objections, open);
        context.Journal("ObjectionRaised", $"对评审前名单公示的异议{objection.Objection}已登记，核查完毕后方可开会");
    }

    private static void ResolveObjection(ActivityContext context, ObjectionResolved resolution)
    {
        var open = OpenObjections(context);
        if (!open.Remove(resolution.Objection, out var application))
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "unknown-objection",
                    $"没有待核查的异议{resolution.Objection}",
                    $"There is no open objection {resolution.Objection}"
                )
            );
            return;
        }

        context.SetProperty(Objections, open.Count == 0 ? null : open);
        context.Journal(
            "ObjectionResolved",
            $"异议{resolution.Objection}核查{(resolution.Upheld ? "属实，不提交评审" : "不属实")}"
        );
        if (resolution.Upheld)
        {
            var payload = new JsonObject { ["objection"] = resolution.Objection };
            context.Send(new StimulusToSome([application], new Stimulus(ReviewEvents.CandidateRemoved, payload)));
        }
    }

    private static Dictionary<string, long> OpenObjections(ActivityContext context) =>
        context.GetProperty<Dictionary<string, long>>(Objections) is { } kept ? new(kept) : [];

    private PublicityClock Clock(ActivityContext context) =>
        new(
            context,
            new PublicityLength(AnchorNames.CandidatesPosted, context.Get(Days)),
            context.ClausesOf(DaysClauses, Clauses)
        );

    /// <summary>The last day of the posting that leaves its days before the meeting, for the run and for the plan alike.</summary>
    private DeclaredClock Posting(IStepInputs inputs) =>
        new(
            PostName,
            new ChosenRule(
                new BeforeRule
                {
                    Anchor = AnchorNames.Meeting,
                    Amount = Math.Max(FloorCatalogue.Publicity.Minimum, inputs.Get(Days, 5)) + 1,
                    Unit = OffsetUnit.WorkingDays,
                },
                null,
                []
            ),
            DeadlineKind.Internal,
            inputs.Get(Role, Roles.Office),
            []
        )
        {
            What = PostName,
            Done = AnchorNames.CandidatesPosted,
        };

    private StepClock PostClock(ActivityContext context) => StepClock.Of(context, Posting(new RunInputs(context)))!;

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var days = Math.Max(1, plan.Get(Days, declared: 5));
        if (plan.Due(Posting(plan) with { Action = $"建议：{plan.Action}最迟发布" }) is { } latest)
            plan.StateDefault(AnchorNames.CandidatesPosted, latest.Date);
        var rule = new PublicityRule { Anchor = AnchorNames.CandidatesPosted, WorkingDays = days };
        var clauses = plan.List(DaysClauses, Clauses);
        var terms = new DueTerms("publicity", plan.Get(Role, Roles.Office), clauses)
        {
            Floor = FloorCatalogue.Publicity,
            Done = AnchorNames.CandidatesEnd,
        };
        if (plan.Due("", rule, terms) is { } due)
            plan.State(AnchorNames.CandidatesEnd, due.Date);
        plan.Conditions.AtLeast(
            AnchorNames.CandidatesEnd,
            rule,
            Because.Duration(clauses) with
            {
                Chinese = $"评审前名单公示不少于{days}个工作日",
                English = $"the list before the review hangs at least {days} working days",
            }
        );
        plan.Conditions.AtLeast(AnchorNames.Meeting, DayAfter(AnchorNames.CandidatesEnd), Because.Order(clauses));
        plan.Conditions.Runs(AnchorNames.CandidatesPosted, AnchorNames.CandidatesEnd, day => day.PlusDays(1));
    }

    private static AfterRule DayAfter(string anchor) =>
        new()
        {
            Anchor = anchor,
            Amount = 1,
            Unit = OffsetUnit.Days,
            Roll = DateRoll.None,
        };

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.CandidatesPosted, AnchorNames.CandidatesEnd)
            .Tells(ReviewEvents.CandidateRemoved)
            .EndsWith("Done", Signal.Event(ReviewEvents.CandidatesPosted));
}
