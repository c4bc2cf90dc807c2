using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Results;

/// <summary>
/// 确认评审结果: whoever has the authority issues a document for those without an open objection; the others are confirmed in further
/// batches, each with its own document and its own day, from which the clock of its certificate data runs.
/// </summary>
[Activity(
    "TitleReview.ConfirmResults",
    Category,
    DisplayName = "确认评审结果",
    Description = "公示无异议或核查不属实的，由有权限的部门下发确认文件；需核查的分批确认。"
)]
[Outcomes("Done=全部确认", "More=尚有人员核查中", "Nothing=无须再确认")]
public sealed class ConfirmResults : ResultBatchActivity, IMeetingStep, IPlanned, IOutlined
{
    private const string DueName = "due";

    /// <summary>The role that confirms; the title office by default. Others are refused.</summary>
    [Input(
        DisplayName = "确认机关",
        UIHint = "singleline",
        OptionsProvider = "roles",
        DefaultValue = Roles.TitleOffice,
        Order = 1
    )]
    public Input<string>? Role { get; set; }

    /// <summary>Last day of the first document, e.g. so many working days after the results were reported; null: none.</summary>
    [Input(
        DisplayName = "确认时限",
        Description = "如 报送后15个工作日内；通知未规定的，不填",
        UIHint = "json-editor",
        Order = 2
    )]
    public Input<DateRule>? Due { get; set; }

    /// <summary>The clauses of <see cref="Due"/>; none: those of the step.</summary>
    [Input(DisplayName = "确认时限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 3)]
    public Input<IReadOnlyList<string>>? DueClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.Confirming);
        context.WaitForAll(ReviewEvents.ConfirmationIssued, ReviewEvents.ObjectionResolved);
        if (IsFirst(context))
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
            context.Journal("ConfirmationOverdue", $"{Roles.Chinese(context.Get(Role)!)}逾期未确认评审结果");
        }
        else if (
            stimulus.Name == ReviewEvents.ConfirmationIssued
            && context.Read<ConfirmationIssued>(stimulus) is { } document
        )
        {
            Confirm(context, document, stimulus.Actor);
        }
        else if (
            stimulus.Name == ReviewEvents.ObjectionResolved
            && context.Read<ObjectionResolved>(stimulus) is { } resolution
        )
        {
            Resolve(context, resolution);
        }
    }

    private static void Resolve(ActivityContext context, ObjectionResolved resolution)
    {
        if (IsLast(context, resolution))
            context.Complete("Nothing");
    }

    private void Confirm(ActivityContext context, ConfirmationIssued document, Actor? actor)
    {
        var day = document.IssuedOn ?? context.Today();
        if (RefusalOf(context, day, actor) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        if (!TakeBatch(context, out var book))
            return;
        ClockOf(context)?.Meet();
        if (IsFirst(context))
            context.SetDate(AnchorNames.Published, day);
        context.SetDate(AnchorNames.Document, day);
        var rest = book.Open.Count == 0 ? "" : $"，{book.Open.Count}项异议核查中，有关人员另批确认";
        context.Journal(
            "ResultsConfirmed",
            $"下发确认文件{document.DocumentNumber}{rest}",
            new JsonObject { ["document"] = document.DocumentNumber, ["issuedOn"] = Iso(day) }
        );
        context.TellApplications(
            ReviewEvents.ResultConfirmed,
            new JsonObject { ["document"] = document.DocumentNumber }
        );
        context.Complete(book.Open.Count == 0 ? "Done" : "More");
    }

    private Refusal? RefusalOf(ActivityContext context, LocalDate day, Actor? actor)
    {
        if (actor is not null && actor.Role != context.Get(Role))
        {
            return Refusals.NotAllowed(
                "not-yours",
                $"评审结果由{Roles.Chinese(context.Get(Role)!)}确认",
                $"The results are confirmed by {Roles.English(context.Get(Role)!)}",
                context.List(Clauses)
            );
        }

        return day > context.Today() || day <= context.Anchor(AnchorNames.PublicityEnds)
            ? Refusals.NotAllowed(
                "document-date",
                "确认文件日期须在公示期满之后，且不得晚于当日",
                "The document is dated after the publicity's last day and not in the future",
                context.List(Clauses)
            )
            : null;
    }

    /// <summary>The clock of the first document, for the run and for the plan alike.</summary>
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
                What = DueName,
                Done = AnchorNames.Document,
            }
            : null;

    private StepClock? ClockOf(ActivityContext context) => StepClock.Of(context, Clock(new RunInputs(context)));

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        var rule = new AfterRule
        {
            Anchor = AnchorNames.PublicityEnds,
            Amount = 1,
            Unit = OffsetUnit.Days,
        };
        if (plan.Opening("", rule, plan.Get(Role, Roles.TitleOffice), plan.List(Clauses)) is { } opening)
        {
            var first = plan.Calendar.NextOnOrAfter(opening.Date).Value.Date;
            plan.StateDefault(AnchorNames.Document, first);
            plan.StateDefault(AnchorNames.Published, first);
        }
        plan.Due(Clock(plan));

        plan.Conditions.AtLeast(AnchorNames.Document, rule, Because.Order(plan.List(Clauses)));
        plan.Conditions.AtLeast(AnchorNames.Published, rule, Because.Order(plan.List(Clauses)));
        plan.Conditions.Runs(AnchorNames.Published, AnchorNames.Published);
    }

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step)
    {
        step.States(AnchorNames.Published, AnchorNames.Document)
            .Tells(ReviewEvents.ResultConfirmed, ReviewEvents.ResultObjection);
        step.EndsWith("Done", Signal.Event(ReviewEvents.ConfirmationIssued))
            .EndsWith("More", Signal.Event(ReviewEvents.ConfirmationIssued))
            .EndsWith("Nothing", Signal.Event(ReviewEvents.ObjectionResolved));
    }
}
