using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Forwarding;

/// <summary>
/// 报送上级评审: applications of some levels are handed on to a higher committee by a day, and its answer ends them; all others go on here.
/// </summary>
[Activity(
    "TitleReview.ForwardApplication",
    Category,
    DisplayName = "报送上级评审",
    Description = "本地不评审的层级（如正高级）按时汇总报送上级评委会，等待其评审结论；其他层级直接进入本地评审。"
)]
[Outcomes("Local=本地评审", "Passed=上级评审通过", "NotPassed=上级评审未通过")]
[Needs(ReviewEvents.DepartmentDecided, typeof(ApplicationFacts))]
[Needs(ReviewEvents.OfficeDecided, typeof(ApplicationFacts))]
[Needs(ReviewEvents.ExamRecorded, typeof(ApplicationFacts))]
[Needs(ReviewEvents.PaymentRecorded, typeof(ApplicationFacts))]
[Needs(ReviewEvents.ReviewDecided, typeof(ApplicationFacts))]
[Needs(ReviewEvents.ResultElapsed, typeof(ApplicationFacts))]
[Needs(ReviewEvents.ResultObjection, typeof(ApplicationFacts))]
public sealed class ForwardApplication : ReviewActivity, IPlanned, IOutlined
{
    private const string DueName = "due";
    private const string ForwardedName = "forwarded";

    /// <summary>The levels that are reviewed above; none: all.</summary>
    [Input(DisplayName = "报送的层级", Description = "如 正高；不填的，全部报送", UIHint = "multitext", Order = 1)]
    public Input<IReadOnlyList<string>>? Levels { get; set; }

    /// <summary>The last day of the report; null: none. Late it is taken in and noted.</summary>
    [Input(DisplayName = "报送截止时间", UIHint = "json-editor", Order = 2)]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "报送截止时间的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <summary>The role that reports and passes the answer on; the title office by default.</summary>
    [Input(
        DisplayName = "报送单位",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.TitleOffice,
        Order = 4
    )]
    [Sender]
    public Input<string>? Role { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        if (context.List(Levels) is { Count: > 0 } levels && !levels.Contains(LevelOf(context)))
        {
            context.Complete("Local");
            return;
        }

        context.SetStage(Stages.Forwarding);
        context.WaitForAll(ReviewEvents.ApplicationForwarded, ReviewEvents.ForwardAnswered);
        ClockOf(context)?.Start();
    }

    /// <summary>Without what was applied for nobody goes another way in silence.</summary>
    private static string? LevelOf(ActivityContext context) =>
        context.Environment.Find<ApplicationFacts>() is { } facts
            ? (string?)facts.Payload["level"]
            : throw new InvalidOperationException("What was applied for is not known at this step.");

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (clock?.Follow(stimulus) == true)
            return;
        if (clock?.IsDeadline(stimulus) == true)
        {
            clock.Decide();
            context.Journal("ForwardingOverdue", $"“{DisplayText}”逾期未报送");
        }
        else if (NotYours(context, stimulus.Actor) is { } refusal)
        {
            context.Refuse(refusal);
        }
        else if (
            stimulus.Name == ReviewEvents.ApplicationForwarded
            && context.Read<ApplicationForwarded>(stimulus) is { } forwarded
        )
        {
            Forward(context, clock, forwarded);
        }
        else if (stimulus.Name == ReviewEvents.ForwardAnswered && context.Read<ForwardAnswered>(stimulus) is { } answer)
        {
            Answer(context, answer);
        }
    }

    private Refusal? NotYours(ActivityContext context, Actor? actor) =>
        actor is null || actor.Role == context.Get(Role)
            ? null
            : Refusals.NotAllowed(
                "not-yours",
                $"“{DisplayText}”由{Roles.Chinese(context.Get(Role)!)}办理",
                $"This is reported by {Roles.English(context.Get(Role)!)}",
                context.ClausesOf(DueClauses, Clauses)
            );

    private void Forward(ActivityContext context, StepClock? clock, ApplicationForwarded forwarded)
    {
        if (context.GetProperty<bool>(ForwardedName))
        {
            context.Refuse(Refusals.NotAllowed("forwarded-already", "申报已报送上级", "It was handed on already"));
            return;
        }
        if (forwarded.ForwardedOn > context.Today())
        {
            context.Refuse(
                Refusals.NotAllowed(
                    "date-in-the-future",
                    "报送日期不得晚于当日",
                    "The day of the report is in the future"
                )
            );
            return;
        }

        var isLate = clock is { IsOver: true };
        clock?.Meet();
        context.SetProperty(ForwardedName, true);
        context.SetStage(Stages.ForwardedReview);
        context.Journal(
            isLate ? "ForwardedLate" : "Forwarded",
            $"{(isLate ? "逾期" : "已")}报送上级评审{(forwarded.Number is { } number ? $"（{number}）" : "")}"
        );
    }

    private static void Answer(ActivityContext context, ForwardAnswered answer)
    {
        if (!context.GetProperty<bool>(ForwardedName))
        {
            context.Refuse(Refusals.NotYet("申报尚未报送上级", "It has not been handed on yet", []));
            return;
        }

        var document = answer.Document is { } number ? $"（{number}）" : "";
        context.Journal(
            "ForwardAnswered",
            $"上级评审{(answer.Passed ? "通过" : "未通过")}{document}",
            new JsonObject { ["passed"] = answer.Passed, ["document"] = answer.Document }
        );
        context.Complete(answer.Passed ? "Passed" : "NotPassed");
    }

    /// <summary>The step's one clock, for the run and for the plan alike.</summary>
    private DeclaredClock? Clock(IStepInputs inputs) =>
        inputs.Choose(Due) is { } date
            ? new DeclaredClock(
                DueName,
                date,
                DeadlineKind.Statutory,
                inputs.Get(Role, Roles.TitleOffice),
                inputs.ClausesOf(DueClauses, Clauses)
            )
            {
                Binds = false,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        // A deadline that is a day of the schedule is shown there.
        if (Clock(plan) is { Date.Rule: not OnRule } clock)
            plan.Due(clock);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        if (step.Get(Levels) is { Count: > 0 })
            step.EndsWith("Local");
        step.EndsWith("Passed", Signal.Event(ReviewEvents.ForwardAnswered))
            .EndsWith("NotPassed", Signal.Event(ReviewEvents.ForwardAnswered));
    }
}
