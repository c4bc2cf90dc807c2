using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>评审结果公示: in all channels named, for at least the floor; objections hold one person each.</summary>
[Activity(
    "TitleReview.PublicizeResults",
    Category,
    DisplayName = "评审结果公示",
    Description = "在规定媒介公示通过人员不少于5个工作日；撤下须重新计算；异议只影响本人。"
)]
[Outcomes("Done=公示期满")]
[Needs(ReviewEvents.ObjectionRaised, typeof(MeetingAgenda))]
public sealed class PublicizeResults : ReviewActivity, IOncePerCycle, IMeetingStep, IPlanned, IOutlined
{
    private const string PostName = "post";

    /// <summary>
    /// How many working days they hang, the posting's day not counted (C12); 5, the floor, by default.
    /// </summary>
    [Input(DisplayName = "公示工作日数", UIHint = "singleline", DefaultValue = 5, Order = 1)]
    public Input<int>? Days { get; set; }

    /// <summary>The clauses of <see cref="Days"/>; none: those of the step.</summary>
    [Input(DisplayName = "公示期的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DaysClauses { get; set; }

    /// <summary>Where they have to hang, all of them; the last posting starts the count. Null: anywhere.</summary>
    [Input(DisplayName = "公示媒介", Description = "须全部发布，以最后发布的为起算日", UIHint = "multitext", Order = 3)]
    [Offers("channels")]
    public Input<IReadOnlyList<string>>? Channels { get; set; }

    /// <summary>Last day of the posting; null: no deadline.</summary>
    [Input(DisplayName = "发布时限", Description = "评审结束后应于何时前发布", UIHint = "json-editor", Order = 4)]
    public Input<DateRule>? PostBy { get; set; }

    /// <summary>True: <see cref="PostBy"/> comes from the notice; false, the default: it is advice (C19).</summary>
    [Input(DisplayName = "发布时限为法定", UIHint = "checkbox", DefaultValue = false, Order = 5)]
    public Input<bool>? PostByIsLegal { get; set; }

    /// <summary>The clauses of <see cref="PostBy"/>; none: those of the step.</summary>
    [Input(DisplayName = "发布时限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 6)]
    public Input<IReadOnlyList<string>>? PostByClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Publicity);
        context.WaitForAll(
            ReviewEvents.ResultPosted,
            ReviewEvents.ResultTakenDown,
            ReviewEvents.ObjectionRaised,
            ReviewEvents.ObjectionResolved
        );
        PostClock(context)?.Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = Clock(context);
        var postBy = PostClock(context);
        var followed = postBy?.Follow(stimulus) == true;
        if (clock.Follow(stimulus) || followed)
            RestateEnd(context, clock);
        else if (postBy?.IsDeadline(stimulus) == true)
            postBy.Decide();
        else if (clock.Elapse(stimulus))
            Elapse(context);
        else
            Act(context, stimulus, clock, postBy);
    }

    private void Act(ActivityContext context, Stimulus stimulus, PublicityClock clock, StepClock? postBy)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.ResultPosted when context.Read<ResultPosted>(stimulus) is { } posting:
                Post(context, posting, clock, postBy);
                break;
            case ReviewEvents.ResultTakenDown when context.Read<ResultTakenDown>(stimulus) is { } down:
                TakeDown(context, down, clock);
                break;
            case ReviewEvents.ObjectionRaised when !clock.IsRunning:
                context.Refuse(
                    Refusals.NotYet("异议须在公示期间提出", "Objections are raised while the results hang", [])
                );
                break;
            case ReviewEvents.ObjectionRaised when context.Read<ObjectionRaised>(stimulus) is { } objection:
                if (OfAnother(context, objection) is { } stranger)
                    context.Refuse(stranger);
                else
                    ObjectionDesk.Raise(context, objection);
                break;
            case ReviewEvents.ObjectionResolved when context.Read<ObjectionResolved>(stimulus) is { } resolution:
                ObjectionDesk.Resolve(context, resolution, afterPublicity: false);
                break;
        }
    }

    /// <summary>Why an objection is not one to these results: its application is of another track.</summary>
    private static Refusal? OfAnother(ActivityContext context, ObjectionRaised objection) =>
        context.Track() is null
        || objection.Application is not { } application
        || context.Of(context.Environment.Require<MeetingAgenda>()).Items.Any(item => item.Application == application)
            ? null
            : Refusals.NotAllowed(
                "not-on-agenda",
                $"申报{application}不在本批次公示之列",
                $"Application {application} is not among the results of this track"
            );

    private void Post(ActivityContext context, ResultPosted posting, PublicityClock clock, StepClock? postBy)
    {
        if (Refusals.ChannelsMissing(context.List(Channels), posting.Channels, context.List(Clauses)) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        if (!clock.Post(posting.PostedOn, posting.EndsOn, context.Anchor(AnchorNames.ReviewEnd)))
            return;
        postBy?.Meet();
        context.SetDate(AnchorNames.Posted, posting.PostedOn);
        context.SetDate(AnchorNames.PublicityEnds, clock.Ends!.Value);
        var days = new JsonObject { ["postedOn"] = Iso(posting.PostedOn), ["lastDay"] = Iso(clock.Ends.Value) };
        context.TellApplications(ReviewEvents.ResultPosted, days);
    }

    private static void RestateEnd(ActivityContext context, PublicityClock clock)
    {
        if (clock is { IsRunning: true, Ends: { } ends } && context.Anchor(AnchorNames.PublicityEnds) != ends)
            context.SetDate(AnchorNames.PublicityEnds, ends);
    }

    private static void TakeDown(ActivityContext context, ResultTakenDown down, PublicityClock clock)
    {
        if (!clock.IsRunning)
        {
            context.Refuse(Refusals.NotYet("评审结果没有在公示", "The results are not posted", []));
            return;
        }

        clock.Stop();
        context.Journal("PublicityTakenDown", $"评审结果公示撤下，须重新发布并重新计算：{down.Reason}");
    }

    private static void Elapse(ActivityContext context)
    {
        context.SetDate(AnchorNames.PublicityElapsed, context.Anchors()[AnchorNames.PublicityEnds]);
        context.Journal("PublicityElapsed", "评审结果公示期满");
        context.TellApplications(ReviewEvents.ResultElapsed);
        context.Notify(new Notice("B-07", Roles.Office, null, []));
        context.Complete();
    }

    private PublicityClock Clock(ActivityContext context) =>
        new(
            context,
            new PublicityLength(AnchorNames.Posted, context.Get(Days)),
            context.ClausesOf(DaysClauses, Clauses)
        );

    /// <summary>The clock of the posting, for the run and for the plan alike.</summary>
    private DeclaredClock? Posting(IStepInputs inputs) =>
        inputs.Choose(PostBy) is { } date
            ? new DeclaredClock(
                PostName,
                date,
                inputs.Get(PostByIsLegal) ? DeadlineKind.Statutory : DeadlineKind.Internal,
                Roles.Office,
                inputs.ClausesOf(PostByClauses, Clauses)
            )
            {
                What = PostName,
                Done = AnchorNames.Posted,
            }
            : null;

    private StepClock? PostClock(ActivityContext context) => StepClock.Of(context, Posting(new RunInputs(context)));

    private static string Iso(NodaTime.LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (Posting(plan) is { } posting)
        {
            // An advised day rests on no clause.
            var clauses = posting.IsLegal ? posting.Clauses : [];
            plan.Due(posting with { Action = $"{plan.Action}：发布", Clauses = clauses });
        }

        if (plan.Anchor(AnchorNames.ReviewEnd) is { } end)
            plan.StateDefault(AnchorNames.Posted, plan.Calendar.NextOnOrAfter(end).Value.Date);
        var rule = new PublicityRule
        {
            Anchor = AnchorNames.Posted,
            WorkingDays = Math.Max(1, plan.Get(Days, declared: 5)),
        };
        if (
            plan.Due(
                "",
                rule,
                new DueTerms("publicity", Roles.Office, plan.List(DaysClauses, Clauses))
                {
                    Floor = FloorCatalogue.Publicity,
                    Done = AnchorNames.PublicityEnds,
                }
            ) is
            { } due
        )
        {
            plan.State(AnchorNames.PublicityEnds, due.Date);
        }
        plan.Conditions.AtLeast(AnchorNames.Posted, new OnRule { Anchor = AnchorNames.ReviewEnd }, Because.Order());
        plan.Conditions.AtLeast(
            AnchorNames.PublicityEnds,
            rule,
            Because.Duration(plan.List(DaysClauses, Clauses)) with
            {
                Chinese = $"评审结果公示不少于{rule.WorkingDays}个工作日",
                English = $"the result publicity lasts at least {rule.WorkingDays} working days",
            }
        );
        plan.Conditions.Runs(AnchorNames.Posted, AnchorNames.PublicityEnds, day => day.PlusDays(1));
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.States(AnchorNames.Posted, AnchorNames.PublicityEnds, AnchorNames.PublicityElapsed)
            .EndsWith("Done", Signal.Event(ReviewEvents.ResultPosted));
        step.Tells(ReviewEvents.ResultPosted, ReviewEvents.ResultElapsed, ReviewEvents.ResultObjection);
    }
}
