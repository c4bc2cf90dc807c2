using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Events.Payloads;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.Outlines;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Proving;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Publicity;

/// <summary>
/// 单位内部公示: it goes on to the department by itself once it has stood its working days, an image of it is uploaded and no objection is open.
/// </summary>
[Activity(
    "TitleReview.EmployerPublicity",
    Category,
    DisplayName = "单位内部公示",
    Description = "推荐结果在单位内部公示不少于5个工作日，图片留存上传；变更或撤下须重新计算；异议未结不得提交。"
)]
[Outcomes("Elapsed=公示期满无异议", "Upheld=异议属实")]
public sealed class EmployerPublicity : ReviewActivity, IPlanned, IOutlined
{
    private const string Objections = "objections";

    /// <summary>
    /// How many working days it stands, the posting's day not counted (C12); 5, the floor, by default.
    /// </summary>
    [Input(DisplayName = "公示工作日数", UIHint = "singleline", DefaultValue = 5, Order = 1)]
    public Input<int>? Days { get; set; }

    /// <summary>The clauses of <see cref="Days"/>; none: those of the step.</summary>
    [Input(DisplayName = "公示期的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 2)]
    public Input<IReadOnlyList<string>>? DaysClauses { get; set; }

    /// <summary>True, the default: it does not go on before an image of the posting is there.</summary>
    [Input(DisplayName = "须上传图片", UIHint = "checkbox", DefaultValue = true, Order = 3)]
    public Input<bool>? RequiresImage { get; set; }

    /// <summary>
    /// Working days after the posting within which it must be recorded; 0: the same day. 1 by default.
    /// </summary>
    [Input(
        DisplayName = "补登期限（工作日）",
        Description = "张贴后多少个工作日内登记有效",
        UIHint = "singleline",
        DefaultValue = 1,
        Order = 4
    )]
    public Input<int>? ReportWithin { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        context.SetStage(Stages.EmployerPublicity);
        context.WaitForAll(
            ReviewEvents.PublicityPosted,
            ReviewEvents.PublicityEvidenceAdded,
            ReviewEvents.PublicityChanged,
            ReviewEvents.PublicityTakenDown,
            ReviewEvents.ObjectionRaised,
            ReviewEvents.ObjectionResolved
        );
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var clock = ClockOf(context);
        if (!clock.Elapse(stimulus) && !clock.Follow(stimulus))
            Act(context, stimulus, clock);
        CompleteWhenDone(context, clock);
    }

    /// <summary>Nobody could object while the application had ended: what hung then proves nothing.</summary>
    protected override void TakenUp(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var clock = ClockOf(context);
        if (!clock.IsRunning)
            return;
        clock.Stop();
        context.Journal("PublicityTakenDown", "申报曾经终止，公示须重新张贴并重新计算");
    }

    private PublicityClock ClockOf(ActivityContext context) =>
        new(context, context.Get(Days), context.ClausesOf(DaysClauses, Clauses), AnchorNames.EmployerPosted);

    private void Act(ActivityContext context, Stimulus stimulus, PublicityClock clock)
    {
        switch (stimulus.Name)
        {
            case ReviewEvents.PublicityPosted when context.Read<PublicityPosted>(stimulus) is { } posting:
                if (clock.Post(posting.PostedOn, posting.EndsOn, Earliest(context)))
                    AddEvidence(clock, posting.Evidence ?? []);
                break;
            case ReviewEvents.PublicityEvidenceAdded when context.Read<PublicityEvidenceAdded>(stimulus) is { } added:
                if (NoProof(context, added.Evidence) is { } refusal)
                    context.Refuse(refusal);
                else
                    AddEvidence(clock, added.Evidence);
                break;
            case ReviewEvents.PublicityChanged when context.Read<PublicityChanged>(stimulus) is { } change:
                if (RefuseUnlessPosted(context, clock))
                    clock.Post(change.PostedOn, null, Earliest(context));
                break;
            case ReviewEvents.PublicityTakenDown when context.Read<PublicityTakenDown>(stimulus) is { } down:
                if (RefuseUnlessPosted(context, clock))
                    TakeDown(context, clock, down);
                break;
            case ReviewEvents.ObjectionRaised when context.Read<ObjectionRaised>(stimulus) is { } objection:
                Raise(context, clock, objection);
                break;
            case ReviewEvents.ObjectionResolved when context.Read<ObjectionResolved>(stimulus) is { } resolution:
                ResolveObjection(context, resolution);
                break;
        }
    }

    private static void TakeDown(ActivityContext context, PublicityClock clock, PublicityTakenDown down)
    {
        clock.Stop();
        context.Journal("PublicityTakenDown", $"公示撤下，须重新张贴并重新计算：{down.Reason}");
    }

    private static void Raise(ActivityContext context, PublicityClock clock, ObjectionRaised objection)
    {
        if (!clock.IsRunning)
        {
            context.Refuse(
                Refusals.NotYet("异议须在公示期间提出", "Objections are raised while the posting hangs", [])
            );
            return;
        }

        var open = OpenObjections(context);
        open[objection.Objection] = true;
        context.SetProperty(Objections, open);
        context.Journal("ObjectionRaised", $"单位公示异议{objection.Objection}已登记，核查期间不得提交");
    }

    private static void ResolveObjection(ActivityContext context, ObjectionResolved resolution)
    {
        var open = OpenObjections(context);
        if (!open.ContainsKey(resolution.Objection))
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

        var data = new JsonObject { ["objection"] = resolution.Objection, ["upheld"] = resolution.Upheld };
        context.Journal(
            "ObjectionResolved",
            $"异议{resolution.Objection}核查{(resolution.Upheld ? "属实" : "不属实")}",
            data
        );
        if (resolution.Upheld)
        {
            context.Complete("Upheld");
            return;
        }

        open.Remove(resolution.Objection);
        context.SetProperty(Objections, open.Count == 0 ? null : open);
    }

    private void CompleteWhenDone(ActivityContext context, PublicityClock clock)
    {
        var hasImage = clock.HasEvidence || !context.Get(RequiresImage);
        if (clock.IsElapsed && hasImage && OpenObjections(context).Count == 0)
            context.Complete("Elapsed");
    }

    /// <summary>A posting counts from its day only when it is recorded soon after; else it would prove nothing.</summary>
    private NodaTime.LocalDate Earliest(ActivityContext context)
    {
        var within = context.Get(ReportWithin);
        return within == 0 ? context.Today() : context.Calendar().Find(context.Today(), -within).Value.Date;
    }

    private static bool RefuseUnlessPosted(ActivityContext context, PublicityClock clock)
    {
        if (clock.Ends is null)
            context.Refuse(Refusals.NotYet("尚未公示", "Nothing is posted", []));
        return clock.Ends is not null;
    }

    private static void AddEvidence(PublicityClock clock, IReadOnlyList<PublicityEvidence> evidence)
    {
        if (evidence.Any(picture => picture.IsProof))
            clock.AddEvidence();
    }

    /// <summary>Why what was sent proves no posting: it is no image, or nothing says which one.</summary>
    private Refusal? NoProof(ActivityContext context, IReadOnlyList<PublicityEvidence> evidence) =>
        evidence.Any(picture => picture.IsProof) ? null
        : evidence.Any(picture => picture.IsImage)
            ? Refusals.NotAllowed(
                "evidence-missing",
                "公示图片须先上传，或写明图片内容的 SHA-256；只有文件名的不能留痕",
                "Upload the picture first, or name the SHA-256 of its bytes; a file name alone proves nothing",
                context.List(Clauses)
            )
        : Refusals.NotAllowed(
            "not-an-image",
            "公示资料须以图片方式留存",
            "The evidence must be an image (contentType image/…)",
            context.List(Clauses)
        );

    private static Dictionary<string, bool> OpenObjections(ActivityContext context) =>
        context.GetProperty<Dictionary<string, bool>>(Objections) is { } kept ? new(kept) : [];

    /// <inheritdoc />
    void IPlanned.Plan(PlanBuilder plan)
    {
        if (plan.Anchor(AnchorNames.ApplyOpens) is not { } opens)
            return;
        plan.StateDefault(AnchorNames.EmployerPosted, opens);
        var days = Math.Max(1, plan.Get(Days, declared: 5));
        var rule = new PublicityRule { Anchor = AnchorNames.EmployerPosted, WorkingDays = days };
        plan.Due(
            "",
            rule,
            new DueTerms("publicity", Roles.Employer, plan.List(DaysClauses, Clauses))
            {
                Floor = FloorCatalogue.Publicity,
                Done = EventNames.EmployerPublicityEnds,
            }
        );
        plan.Conditions.AtLeast(
            EventNames.EmployerPublicityEnds,
            rule,
            Because.Duration(plan.List(DaysClauses, Clauses)) with
            {
                Chinese = $"单位内部公示不少于{days}个工作日",
                English = $"the employer's publicity lasts at least {days} working days",
            }
        );
        plan.Conditions.RunsFirst(AnchorNames.EmployerPosted, EventNames.EmployerPublicityEnds, day =>
            plan.Calendar.Find(day, 1).Value.Date
        );
        var last = DepartmentLastDay.Of(plan.Inputs, written: null) is { } due ? plan.Resolve(due)?.Date : null;
        if ((last ?? plan.Anchor(AnchorNames.ApplyCloses)) is { } closes)
            SayLatestPosting(plan, days, closes);
    }

    private static void SayLatestPosting(PlanBuilder plan, int days, NodaTime.LocalDate closes)
    {
        // It stands until 24:00 of its last day: only what ends the day before leaves time to submit.
        var latest = BackSchedule.LatestPosting(plan.Calendar, closes.PlusDays(-1), days);
        plan.Warn(
            "",
            new PlanWarning(
                "note",
                $"所示为开放当日张贴的最早期满日；最迟{Iso(latest)}张贴，期满后方可于{Iso(closes)}前提交",
                $"Shown is the earliest end, posted on the opening day; posted by {Iso(latest)} at the latest it "
                    + $"ends in time to submit by {Iso(closes)}"
            )
        );
    }

    private static string Iso(NodaTime.LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    /// <inheritdoc />
    void IOutlined.Outline(StepOutline step) =>
        step.EndsWith("Elapsed", Signal.Event(ReviewEvents.PublicityPosted))
            .EndsWith("Upheld", Signal.Event(ReviewEvents.ObjectionRaised));
}
