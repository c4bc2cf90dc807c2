using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Interviews;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>
/// 评审会议: gates, quorum, opinions, secret ballot, two thirds of those present. Without a quorum no vote opens and the
/// meeting is moved.
/// </summary>
[Activity(
    "TitleReview.HoldReviewMeeting",
    Category,
    DisplayName = "召开评审会议",
    Description = "检查会前条件；出席不少于三分之二方可表决；同意票达到出席人数三分之二为通过。"
)]
[Outcomes("Done=评审结束")]
[Needs(ReviewEvents.BallotsRecorded, typeof(VotingAgenda))]
[Needs(ReviewEvents.ReviewClosed, typeof(VotingAgenda))]
public sealed class HoldReviewMeeting : ReviewActivity, IOncePerCycle, IMeetingStep, IPlanned, IOutlined
{
    private const string StateName = "meeting";
    private const string VotesName = "votes";

    /// <summary>Last day of the preparations, counted back from the meeting; null: none.</summary>
    [Input(DisplayName = "会前准备最晚日", UIHint = "json-editor", Order = 1)]
    public Input<DateRule>? PrepareBy { get; set; }

    /// <summary>The clauses of <see cref="PrepareBy"/>; none: those of the step.</summary>
    [Input(DisplayName = "会前准备的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? PrepareClauses { get; set; }

    /// <summary>The clauses of an online review's measures; none: those of the step.</summary>
    [Input(DisplayName = "线上评审的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? OnlineClauses { get; set; }

    /// <summary>Written opinions that an application needs before it is voted on; 3 by default.</summary>
    [Input(DisplayName = "每份申报的最少评审意见数", UIHint = "singleline", DefaultValue = 3, Order = 4)]
    public Input<int>? MinimumOpinions { get; set; }

    /// <summary>Last day to draw the experts where it differs from <see cref="PrepareBy"/>; null: the same.</summary>
    [Input(
        DisplayName = "专家抽取最晚日",
        Description = "与评审计划上报的时间不同的，单独填写",
        UIHint = "json-editor",
        Order = 5
    )]
    public Input<DateRule>? DrawBy { get; set; }

    /// <summary>
    /// What has to be stated as done when the meeting opens, e.g. the experts' training; null: nothing.
    /// </summary>
    [Input(
        DisplayName = "开会前须完成事项",
        Description = "如 评审专家培训；开会时逐项确认（checks）",
        UIHint = "multitext",
        Order = 6
    )]
    [Offers("checks")]
    public Input<IReadOnlyList<string>>? OpeningChecks { get; set; }

    /// <summary>The clauses of <see cref="OpeningChecks"/>; none: those of the step.</summary>
    [Input(DisplayName = "开会前须完成事项的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 7)]
    public Input<IReadOnlyList<string>>? OpeningCheckClauses { get; set; }

    /// <summary>
    /// Anchors that must be stated before it opens; null: the plan is reported and the experts are drawn.
    /// </summary>
    [Input(
        DisplayName = "会前须完成",
        Description = "日期名称，如 draw.performed；不填时为上报评审计划和专家抽取",
        UIHint = "multitext",
        OptionsProvider = "anchors",
        Order = 5
    )]
    public Input<IReadOnlyList<string>>? Preparations { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context) =>
        context.WaitForAll(
            ReviewEvents.MeetingOpened,
            ReviewEvents.SupervisionSignedIn,
            ReviewEvents.AttendanceRecorded,
            ReviewEvents.InterviewRecorded,
            ReviewEvents.BallotsRecorded,
            ReviewEvents.ReviewClosed,
            ReviewEvents.AnchorsChanged
        );

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.MeetingOpened when context.Read<MeetingOpened>(stimulus) is { } opening:
                Open(context, opening);
                break;
            case ReviewEvents.SupervisionSignedIn when context.Read<SupervisionSignedIn>(stimulus) is { } supervision:
                context.Journal("SupervisorPresent", $"监督员{supervision.Supervisor}监督评审会议");
                break;
            case ReviewEvents.AttendanceRecorded when context.Read<AttendanceRecorded>(stimulus) is { } attendance:
                Attend(context, attendance);
                break;
            case ReviewEvents.InterviewRecorded when context.Read<InterviewRecorded>(stimulus) is { } interview:
                if (NotOpen(context) is not null)
                    InterviewDesk.Record(context, interview);
                break;
            case ReviewEvents.BallotsRecorded when context.Read<BallotsRecorded>(stimulus) is { } ballots:
                Count(context, ballots);
                break;
            case ReviewEvents.ReviewClosed when context.Read<ReviewClosed>(stimulus) is not null:
                Close(context);
                break;
            case ReviewEvents.AnchorsChanged
                when stimulus.ChangesDate(TrackNames.Of(AnchorNames.Meeting, context.Track())):
                context.SetProperty<MeetingState>(StateName, null);
                break;
        }
    }

    private void Open(ActivityContext context, MeetingOpened opening)
    {
        var gates = new MeetingGates(
            context.Get(PrepareBy),
            context.Get(DrawBy) ?? context.Get(PrepareBy),
            context.ClausesOf(PrepareClauses, Clauses),
            context.ClausesOf(OnlineClauses, Clauses)
        )
        {
            Preparations = context.Get(Preparations) ?? MeetingPreparations.Usual,
        };
        if ((gates.Refuse(context, opening) ?? Unchecked(context, opening)) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        context.SetStage(Stages.Meeting);
        context.SetDate(AnchorNames.MeetingOpened, context.Today());
        context.SetProperty(StateName, new MeetingState(opening.Mode, context.Draw()!.Terms.Seats, 0));
        context.Journal("MeetingOpened", opening.Mode == "online" ? "线上评审会议开始" : "评审会议开始");
    }

    private Refusal? Unchecked(ActivityContext context, MeetingOpened opening)
    {
        var missing = context.List(OpeningChecks).Except(opening.Checks ?? [], StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? null
            : Refusals.NotAllowed(
                "opening-checks",
                $"开会前须完成：{string.Join("、", missing)}",
                $"Before the meeting opens, do and list in \"checks\": {string.Join(", ", missing)}",
                context.ClausesOf(OpeningCheckClauses, Clauses)
            );
    }

    private static void Attend(ActivityContext context, AttendanceRecorded attendance)
    {
        if (NotOpen(context) is not { } state)
            return;
        var strangers = attendance.Experts.Except(context.Draw()!.Committee, StringComparer.Ordinal).ToList();
        if (strangers.Count > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "not-a-member",
                    $"出席人员中{strangers.Count}人不是抽取的评审专家（{string.Join("、", strangers)}），不得代为出席",
                    $"{string.Join(", ", strangers)} were not drawn; nobody may attend for another"
                )
            );
            return;
        }

        var present = attendance.Experts.Count;
        var quorum = Quorum.Of(state.Members);
        context.SetProperty(StateName, state with { Present = present });
        var data = new JsonObject
        {
            ["members"] = state.Members,
            ["present"] = present,
            ["quorum"] = quorum,
        };
        if (present >= quorum)
        {
            context.Journal("AttendanceRecorded", $"评委会{state.Members}人，出席{present}人", data);
            return;
        }

        context.Journal(
            "NoQuorum",
            $"评委会{state.Members}人，出席{present}人，低于三分之二（{quorum}人），不能表决",
            data
        );
        context.Notify(new Notice("B-10", Roles.Office, null, data.DeepClone().AsObject()));
    }

    private void Count(ActivityContext context, BallotsRecorded ballots)
    {
        if (NotOpen(context) is not { } state)
            return;
        var votes = Votes(context);
        var check = new BallotCheck(
            state,
            context.Get(MinimumOpinions),
            context.Of(context.Environment.Require<VotingAgenda>()),
            votes,
            InterviewBook.Read(context)
        );
        if (check.Refuse(ballots) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        foreach (var result in ballots.Results)
            votes[result.Application] = [result.Yes, result.No, result.Abstain ?? 0];
        context.SetProperty(VotesName, votes);
        if (context.Anchor(AnchorNames.VotingOpened) is null)
            context.SetDate(AnchorNames.VotingOpened, context.Today());
        context.Journal("BallotsRecorded", $"记录{ballots.Results.Count}份申报的投票结果");
    }

    private static void Close(ActivityContext context)
    {
        if (NotOpen(context) is not { } state)
            return;
        var (votes, interviews) = (Votes(context), InterviewBook.Read(context));
        var missing = context
            .Of(context.Environment.Require<VotingAgenda>())
            .Items.Count(item => !votes.ContainsKey(item.Application) && !interviews.Absent.Contains(item.Application));
        if (missing > 0)
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "votes-missing",
                    $"还有{missing}份申报没有投票结果",
                    $"{missing} application(s) have no vote yet"
                )
            );
            return;
        }

        foreach (
            var group in votes.GroupBy(vote =>
                (
                    Passed: new VoteCount(vote.Value[0], vote.Value[1], vote.Value[2]).Passes(state.Present),
                    Yes: vote.Value[0]
                )
            )
        )
        {
            var payload = new JsonObject
            {
                ["passed"] = group.Key.Passed,
                ["yes"] = group.Key.Yes,
                ["present"] = state.Present,
            };
            context.Send(
                new StimulusToSome(
                    [.. group.Select(vote => vote.Key).Order()],
                    new Stimulus(ReviewEvents.ReviewDecided, payload)
                )
            );
        }

        InterviewDesk.TellAbsent(context, interviews, state.Present);
        context.SetDate(AnchorNames.ReviewEnd, context.Today());
        context.Journal("ReviewClosed", $"评审结束，共评审{votes.Count}份");
        context.Notify(new Notice("B-06", Roles.Office, null, []));
        context.Complete();
    }

    private static MeetingState? NotOpen(ActivityContext context)
    {
        var state = context.GetProperty<MeetingState>(StateName);
        if (state is null)
            context.Refuse(Refusals.NotYet("评审会议尚未召开", "The meeting has not been opened", []));
        return state;
    }

    private static Dictionary<long, int[]> Votes(ActivityContext context) =>
        context.GetProperty<Dictionary<long, int[]>>(VotesName) is { } kept ? new(kept) : [];

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Anchor(AnchorNames.Meeting) is { } meeting)
            plan.StateDefault(AnchorNames.ReviewEnd, meeting);
        plan.Conditions.AtLeast(AnchorNames.ReviewEnd, new OnRule { Anchor = AnchorNames.Meeting }, Because.Order());
        plan.Conditions.Runs(AnchorNames.Meeting, AnchorNames.ReviewEnd);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        var needs = (step.Get(Preparations) ?? MeetingPreparations.Usual)
            .Append(AnchorNames.Meeting)
            .Append(AnchorNames.DrawPerformed)
            .Distinct(StringComparer.Ordinal);
        step.States(AnchorNames.MeetingOpened, AnchorNames.VotingOpened, AnchorNames.ReviewEnd)
            .Tells(ReviewEvents.ReviewDecided);
        step.EndsWith("Done", [Signal.Event(ReviewEvents.MeetingOpened), .. needs.Select(Signal.Date)]);
    }
}
