using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Applications;
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
    private const string CompleteName = "completeBy";
    private const string PostName = "post";

    /// <summary>
    /// How many days it stands, the posting's day not counted (C12); 5 working days, the floor, by default.
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

    /// <summary>
    /// <c>workingDays</c>, the default, or <c>days</c>: 公示期N天 in days of the calendar, which never ends before the floor is kept.
    /// </summary>
    [Input(
        DisplayName = "公示期的计算单位",
        Description = "通知写明为日历日的选日历日；短于5个工作日的，仍须公示满5个工作日",
        UIHint = "dropdown",
        Options = ["workingDays=工作日", "days=日历日"],
        DefaultValue = "workingDays",
        Order = 5
    )]
    public Input<string>? DaysUnit { get; set; }

    /// <summary>True: 公示期为N, and a posting that prints another end is refused; false, the default: 不少于N.</summary>
    [Input(
        DisplayName = "公示期为固定天数",
        Description = "“公示期为N个工作日”的，所载截止日不得早于或晚于期满日",
        UIHint = "checkbox",
        DefaultValue = false,
        Order = 6
    )]
    public Input<bool>? IsExact { get; set; }

    /// <summary>
    /// True, the default: a change of what hangs starts the count again; false: 材料被退回修改的，公示时间不重新计算.
    /// </summary>
    [Input(
        DisplayName = "变更后重新计算",
        Description = "通知写明不重新计算的为否；撤下的总是重新计算",
        UIHint = "checkbox",
        DefaultValue = true,
        Order = 7
    )]
    public Input<bool>? Restarts { get; set; }

    /// <summary>
    /// The last day on which it has to be over, counted from <c>submitted</c>, the day on which the applicant submitted; null: none.
    /// Late it is noted and goes on.
    /// </summary>
    [Input(
        DisplayName = "公示完成时限",
        Description = "如 自提交申报（submitted）起5个工作日内完成公示；逾期记录",
        UIHint = "json-editor",
        Order = 8
    )]
    public Input<DateRule>? CompleteBy { get; set; }

    /// <summary>The clauses of <see cref="CompleteBy"/>; none: those of the step.</summary>
    [Input(DisplayName = "公示完成时限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 9)]
    public Input<IReadOnlyList<string>>? CompleteByClauses { get; set; }

    /// <summary>
    /// The last day of the posting, for a publicity after the review (评审通过后一个月内组织评后公示); null: as before the review.
    /// Late it is noted and taken.
    /// </summary>
    [Input(
        DisplayName = "张贴时限",
        Description = "评审通过后由用人单位公示的，自评审结束（reviewEnd）起算；评审前的公示不填",
        UIHint = "json-editor",
        Order = 10
    )]
    public Input<DateRule>? PostBy { get; set; }

    /// <summary>The clauses of <see cref="PostBy"/>; none: those of the step.</summary>
    [Input(DisplayName = "张贴时限的条款", UIHint = "multitext", OptionsProvider = "clauses", Order = 11)]
    public Input<IReadOnlyList<string>>? PostByClauses { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityContext context)
    {
        // After the review it hangs beside what the cycle does, and the application stands where that has brought it.
        if (context.Get(PostBy) is null)
            context.SetStage(Stages.EmployerPublicity);
        context.WaitForAll(
            ReviewEvents.PublicityPosted,
            ReviewEvents.PublicityEvidenceAdded,
            ReviewEvents.PublicityChanged,
            ReviewEvents.PublicityTakenDown,
            ReviewEvents.ObjectionRaised,
            ReviewEvents.ObjectionResolved
        );
        CompleteClock(context)?.Start();
        PostClock(context)?.Start();
    }

    /// <inheritdoc />
    protected override void Resume(ActivityContext context, Stimulus stimulus)
    {
        var (clock, complete) = (ClockOf(context), CompleteClock(context));
        var postBy = PostClock(context);
        complete?.Follow(stimulus);
        postBy?.Follow(stimulus);
        if (postBy?.IsDeadline(stimulus) == true)
        {
            postBy.Decide();
            context.Journal("PostingLate", "逾期未张贴公示");
        }
        else if (complete?.IsDeadline(stimulus) == true)
        {
            complete.Decide();
            context.Journal("PublicityLate", "未在规定时限内完成单位内部公示");
        }
        else if (!clock.Elapse(stimulus) && !clock.Follow(stimulus))
        {
            Act(context, stimulus, clock);
            if (clock.IsRunning)
                postBy?.Meet();
            // What hangs in time runs out in time, if perhaps at the very instant of the last day.
            if (complete is { IsOpen: true, Due.Date: var last } && clock.Ends <= last)
                complete.Meet();
        }
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
        new(context, LengthOf(new RunInputs(context)), context.ClausesOf(DaysClauses, Clauses));

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
                    Change(context, clock, change);
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

    private void Change(ActivityContext context, PublicityClock clock, PublicityChanged change)
    {
        if (context.Get(Restarts))
            clock.Post(change.PostedOn, null, Earliest(context));
        else
            context.Journal("PublicityChanged", $"公示内容变更，公示时间不重新计算：{change.Reason}");
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
        if (!clock.IsElapsed || !hasImage || OpenObjections(context).Count > 0)
            return;
        context.Complete("Elapsed");
    }

    private PublicityLength LengthOf(IStepInputs inputs) =>
        new(
            inputs.Choose(PostBy) is null ? AnchorNames.EmployerPosted : AnchorNames.EmployerPostedAfter,
            inputs.Get(Days, 5)
        )
        {
            InCalendarDays = inputs.Get(DaysUnit) == PublicityLength.CalendarDays,
            IsExact = inputs.Get(IsExact),
        };

    /// <summary>The clock of its completion, for the run and for the plan alike.</summary>
    private DeclaredClock? Completion(IStepInputs inputs) =>
        inputs.Choose(CompleteBy) is { } date
            ? new DeclaredClock(
                CompleteName,
                date,
                DeadlineKind.Statutory,
                Roles.Employer,
                inputs.ClausesOf(CompleteByClauses, Clauses)
            )
            {
                What = CompleteName,
            }
            : null;

    /// <summary>The clock of its posting after the review, for the run and for the plan alike.</summary>
    private DeclaredClock? Posting(IStepInputs inputs) =>
        inputs.Choose(PostBy) is { } date
            ? new DeclaredClock(
                PostName,
                date,
                DeadlineKind.Statutory,
                Roles.Employer,
                inputs.ClausesOf(PostByClauses, Clauses)
            )
            {
                What = PostName,
                Done = AnchorNames.EmployerPostedAfter,
            }
            : null;

    private StepClock? PostClock(ActivityContext context) => StepClock.Of(context, Posting(new RunInputs(context)));

    private StepClock? CompleteClock(ActivityContext context)
    {
        var clock = Completion(new RunInputs(context));
        return clock?.Date.Rule.AnchorName == AnchorNames.Submitted
            ? StepClock.Of(context, clock, SubmissionDay.Of(context))
            : StepClock.Of(context, clock);
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
        if (Posting(plan) is { } posting)
        {
            PlanAfterReview(plan, posting);
            return;
        }
        if (plan.Anchor(AnchorNames.ApplyOpens) is not { } opens)
            return;
        plan.StateDefault(AnchorNames.EmployerPosted, opens);
        var length = LengthOf(plan);
        var rule = length.Written;
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
                Chinese = $"单位内部公示{(length.IsExact ? "为" : "不少于")}{length.Chinese}",
                English = $"the employer's publicity lasts {(length.IsExact ? "" : "at least ")}{length.English}",
            }
        );
        if (Completion(plan) is { } completion)
        {
            plan.StateDefault(AnchorNames.Submitted, opens);
            plan.Due(
                completion with
                {
                    Action = $"{plan.Action}：完成",
                    Done = EventNames.EmployerPublicityEnds,
                    Binds = false,
                }
            );
        }
        plan.Conditions.RunsFirst(AnchorNames.EmployerPosted, EventNames.EmployerPublicityEnds, day =>
            plan.Calendar.Find(day, 1).Value.Date
        );
        var last = DepartmentLastDay.Of(plan.Inputs, written: null) is { } due ? plan.Resolve(due)?.Date : null;
        if ((last ?? plan.Anchor(AnchorNames.ApplyCloses)) is { } closes)
        {
            // An employer that has a last day of its own submits by that.
            var own = plan.Anchor(ClosingDates.Of(Roles.Employer));
            SayLatestPosting(plan, rule, own < closes ? own.Value : closes);
        }
    }

    /// <summary>Each employer posts its own: what follows in the cycle does not wait for all of them.</summary>
    private void PlanAfterReview(PlanBuilder plan, DeclaredClock posting)
    {
        if (plan.Due(posting with { Action = $"{plan.Action}：张贴" }) is { } last)
            plan.StateDefault(AnchorNames.EmployerPostedAfter, last.Date);
        plan.Due(
            "",
            LengthOf(plan).Written,
            new DueTerms("publicity", Roles.Employer, plan.List(DaysClauses, Clauses))
            {
                Floor = FloorCatalogue.Publicity,
            }
        );
        plan.Conditions.AtLeast(
            AnchorNames.EmployerPostedAfter,
            new OnRule { Anchor = AnchorNames.ReviewEnd },
            Because.Order(plan.List(Clauses))
        );
    }

    private static void SayLatestPosting(PlanBuilder plan, PublicityRule rule, NodaTime.LocalDate closes)
    {
        // It stands until 24:00 of its last day: only what ends the day before leaves time to submit.
        var latest = BackSchedule.LatestPosting(plan.Calendar, closes.PlusDays(-1), rule);
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
    void IOutlined.Outline(StepOutline step)
    {
        step.Knows(AnchorNames.Submitted).EndsWith("Upheld", Signal.Event(ReviewEvents.ObjectionRaised));
        if (step.Get(PostBy) is null)
            step.EndsWith("Elapsed", Signal.Event(ReviewEvents.PublicityPosted));
        else
            step.MayEndWith("Elapsed", Signal.Event(ReviewEvents.PublicityPosted));
    }
}
