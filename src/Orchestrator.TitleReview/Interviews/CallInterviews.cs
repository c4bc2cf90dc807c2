using System.Text.Json.Nodes;
using NodaTime.Text;
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

namespace Orchestrator.TitleReview.Interviews;

/// <summary>
/// 通知面试答辩: the committee chooses whom it interviews, and they are told some time before the meeting; later than that the meeting has to be
/// moved. Whoever is told and does not come without a good reason is not passed.
/// </summary>
[Activity(
    "TitleReview.CallInterviews",
    Category,
    DisplayName = "通知面试答辩",
    Description = "评审委员会确定答辩人员，会前若干日通知本人；逾期须改期。无正当理由不参加的，视为评审不通过。"
)]
[Outcomes("Done=已通知")]
[Needs(ReviewEvents.InterviewCalled, typeof(VotingAgenda))]
public sealed class CallInterviews : ReviewActivity, IMeetingStep, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>Last day of telling them, counted back from the meeting; null: any day before it.</summary>
    [Input(
        DisplayName = "通知截止时间",
        Description = "由评审会议倒推，如会议前7个工作日",
        UIHint = "json-editor",
        Order = 1
    )]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "通知截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.Wait(ReviewEvents.InterviewCalled);
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
            context.Journal("InterviewsOverdue", "逾期未通知答辩人员，评审会议须改期");
        }
        else if (stimulus.Name == ReviewEvents.InterviewCalled && context.Read<InterviewCalled>(stimulus) is { } call)
        {
            Tell(context, clock, call);
        }
    }

    private void Tell(ActivityContext context, StepClock? clock, InterviewCalled call)
    {
        if (RefusalOf(context, clock, call) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        clock?.Meet();
        (InterviewBook.Empty with { Called = [.. call.Applications.Order()] }).Keep(context);
        context.SetDate(AnchorNames.InterviewsCalled, context.Today());
        context.Journal(
            "InterviewsCalled",
            call.Applications.Count == 0 ? "没有须答辩的人员" : $"已通知{call.Applications.Count}人参加面试答辩"
        );
        if (call.Applications.Count > 0)
        {
            var payload = new JsonObject
            {
                ["meeting"] = LocalDatePattern.Iso.Format(context.Anchor(AnchorNames.Meeting)!.Value),
                ["place"] = call.Place,
                ["note"] = call.Note,
            };
            context.Send(
                new StimulusToSome(
                    [.. call.Applications.Order()],
                    new Stimulus(ReviewEvents.InterviewNotified, payload)
                )
            );
        }

        context.Complete();
    }

    private Refusal? RefusalOf(ActivityContext context, StepClock? clock, InterviewCalled call)
    {
        var clauses = context.ClausesOf(DueClauses, Clauses);
        if (context.Anchor(AnchorNames.Meeting) is not { } meeting)
            return Refusals.NotYet("评审会议日期尚未确定", "The meeting's day is not fixed yet", clauses);
        if (clock is { IsOver: true, Due: { } due })
            return Refusals.DeadlinePassed(due.Due, clauses);
        if (context.Today() >= meeting)
            return Refusals.DeadlinePassed(ChinaTime.At(meeting, DeadlineTime.StartOfDay), clauses);
        var agenda = context
            .Of(context.Environment.Require<VotingAgenda>())
            .Items.Select(item => item.Application)
            .ToHashSet();
        var strangers = call.Applications.Where(application => !agenda.Contains(application)).Order().ToList();
        return strangers.Count == 0
            ? null
            : Refusals.NotAllowed(
                "not-on-agenda",
                $"申报{string.Join("、", strangers)}不在本次评审之列",
                $"Not on the agenda: application {string.Join(", ", strangers)}",
                clauses
            );
    }

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
                Done = AnchorNames.InterviewsCalled,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        plan.Due(Clock(plan));
        plan.Conditions.AtLeast(
            AnchorNames.Meeting,
            new AfterRule
            {
                Anchor = AnchorNames.InterviewsCalled,
                Amount = 1,
                Unit = OffsetUnit.Days,
                Roll = DateRoll.None,
            },
            Because.Order(plan.List(Clauses))
        );
        plan.Conditions.Runs(AnchorNames.InterviewsCalled, AnchorNames.InterviewsCalled);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.States(AnchorNames.InterviewsCalled)
            .Tells(ReviewEvents.InterviewNotified)
            .EndsWith("Done", Signal.Event(ReviewEvents.InterviewCalled), Signal.Date(AnchorNames.Meeting));
}
