using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Certificates;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Exams;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.TitleReview.Floors;
using Orchestrator.TitleReview.InitialTitles;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Publicity;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Windows;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Absence;

/// <summary>
/// What the national rules demand of every review is drawn, and in its order: the employer's and the result's
/// publicity, the draw before the
/// meeting, the meeting, the publication (《职称评审管理暂行规定》, MOHRSS Order 40). A floor is also that its step exists (D7).
/// </summary>
internal sealed class Lawful
{
    private static readonly string Rule = FloorCatalogue.Publicity.Basis;
    private static readonly IReadOnlyList<string?> OneMeeting = [null];

    private readonly DrawnFlow? schedule;
    private readonly DrawnFlow? application;
    private readonly IReadOnlyList<string?> meetings;
    private readonly Precedence precedence = new();
    private readonly List<AbsenceFinding> findings = [];

    private Lawful(DrawnFlow? schedule, DrawnFlow? application) =>
        (this.schedule, this.application, meetings) = (schedule, application, MeetingsOf(schedule, application));

    /// <summary>The tracks for which all is demanded: null where all share one meeting, else that of the applications, or each.</summary>
    private static IReadOnlyList<string?> MeetingsOf(DrawnFlow? schedule, DrawnFlow? application)
    {
        if (schedule is null || MeetingTracks.Of(schedule.Plan) is not { Count: > 0 } own)
            return OneMeeting;
        return application?.Track is { } track
            ? [track.Key]
            : [.. own.Union(ScheduleTracks.Of(schedule.Plan).Where(one => one.IsDeclared).Select(one => one.Key))];
    }

    /// <summary>What lacks, or stands in the wrong order.</summary>
    /// <param name="schedule">The schedule; null when it is not at hand.</param>
    /// <param name="application">What its applications run; null when it is not at hand.</param>
    public static IReadOnlyList<AbsenceFinding> Check(DrawnFlow? schedule, DrawnFlow? application)
    {
        var check = new Lawful(schedule, application);
        if (schedule is not null && (check.IsReview || !Has<DetermineInitialTitles>(schedule)))
        {
            foreach (var track in check.meetings)
                check.Schedule(schedule, track);
        }
        if (application is not null)
            check.Application(application);
        return check.findings;
    }

    /// <summary>
    /// Without a meeting, without results and without anybody who waits for one it is no review: titles that are
    /// determined without. A schedule that does neither is one from which everything is missing.
    /// </summary>
    private bool IsReview =>
        meetings is not [null]
        || Has<HoldReviewMeeting>(schedule)
        || Has<PublicizeResults>(schedule)
        || Has<PublishResults>(schedule)
        || Has<ConfirmResults>(schedule)
        || Has<DrawExperts>(schedule)
        || Has<ScheduleMeeting>(schedule)
        || Has<AwaitReview>(application);

    private void Schedule(DrawnFlow flow, string? track)
    {
        Demand<ApplicationWindow>(
            flow,
            track,
            "申报窗口",
            "a window for applications",
            "没有人能够申报",
            "nobody can apply"
        );
        Demand<ScheduleMeeting>(
            flow,
            track,
            "确定评审会议日期",
            "fixing the meeting's day",
            "会前各项时间都由它倒推",
            "all that comes before the meeting counts from it"
        );
        Demand<DrawExperts>(
            flow,
            track,
            "抽取评审专家",
            "the draw of experts",
            "评审专家须从专家库中随机抽取",
            "experts are drawn at random"
        );
        Demand<HoldReviewMeeting>(
            flow,
            track,
            "召开评审会议",
            "the review meeting",
            "评审结果须经评委会会议表决",
            "a committee has to vote"
        );
        Demand<PublicizeResults>(
            flow,
            track,
            "评审结果公示",
            "the publicity of results",
            FloorCatalogue.Publicity.Chinese,
            "results stand at least 5 working days"
        );
        if (!Has<PublishResults>(flow, track) && !Has<ConfirmResults>(flow, track))
        {
            Lack(
                flow,
                track,
                nameof(PublishResults),
                "公布或确认评审结果",
                "the publication or confirmation of results",
                "评审结果公示后须予确认、公布",
                "results are confirmed and published after their publicity"
            );
        }
        Before<PublicizeResults, PublishResults>(flow, track);
        Before<PublicizeResults, ConfirmResults>(flow, track);
        Before<PublicizeResults, IssueCertificates>(flow, track);
        Before<HoldReviewMeeting, PublicizeResults>(flow, track);
        if (
            !Of<ScheduleMeeting>(flow, track)
                .Any(meeting => meeting.Outline.Watched.Any(watched => watched.Name == AnchorNames.ApplyCloses))
        )
        {
            Before<ApplicationWindow, HoldReviewMeeting>(flow, track);
        }
        if (track is not null)
            EndsAfter(flow, track);
        foreach (
            var meeting in Of<HoldReviewMeeting>(flow, track).Take(1).Where(_ => !Has<RescheduleMeeting>(flow, track))
        )
        {
            Warn(
                meeting,
                nameof(RescheduleMeeting),
                "会议改期",
                "出席不足评委会三分之二时不能表决，又无法改期",
                "moving the meeting",
                "without a quorum no vote opens, and the meeting could not be moved"
            );
        }
        foreach (var draw in Of<DrawExperts>(flow, track).Take(1).Where(_ => !Has<ReplaceExperts>(flow, track)))
        {
            Warn(
                draw,
                nameof(ReplaceExperts),
                "回避与补充抽取",
                "专家须回避或不能参加时无法补充",
                "replacing experts",
                "an expert who has to withdraw could not be replaced"
            );
        }
        foreach (
            var milestone in flow.Of<Milestone>()
                .Where(step => !step.Outline.Is(((Milestone)step.Activity).Hard, declared: true))
        )
        {
            var name = step_Name(milestone);
            var own = name is null ? null : TrackNames.Of(name, milestone.Outline.Track);
            if (
                !flow.Of<ExtensionDesk>()
                    .Any(desk => desk.Outline.Watched.Any(watched => watched.Name == name || watched.Name == own))
            )
            {
                Warn(
                    milestone,
                    nameof(ExtensionDesk),
                    "延期报备",
                    "原则性时间确需延期的，没有报备和同意的环节",
                    "an extension desk",
                    "a soft last day could not be extended by prior report"
                );
            }
        }

        static string? step_Name(DrawnStep step) => step.Outline.Get(((Milestone)step.Activity).DateName);
    }

    private void Application(DrawnFlow flow)
    {
        Demand<SubmitApplication>(
            flow,
            null,
            "提交申报",
            "submitting",
            "申报条件无人检查",
            "nobody checks who may apply"
        );
        Demand<EmployerReview>(
            flow,
            null,
            "用人单位审核推荐",
            "the employer's review",
            "申报须经用人单位审核推荐",
            "the employer reviews and recommends"
        );
        Demand<EmployerPublicity>(
            flow,
            null,
            "单位内部公示",
            "the employer's publicity",
            FloorCatalogue.Publicity.Chinese,
            "it stands at least 5 working days"
        );
        Demand<OfficeAcceptance>(
            flow,
            null,
            "受理审核",
            "the office's acceptance",
            "申报材料须经受理审核",
            "the material is audited and accepted"
        );
        if (IsReview)
        {
            Demand<AwaitReview>(
                flow,
                null,
                "待评审",
                "waiting for the review",
                "申报须经评委会评审",
                "a committee reviews it"
            );
            Demand<AwaitResultPublicity>(
                flow,
                null,
                "评审结果公示",
                "the publicity of results",
                FloorCatalogue.Publicity.Chinese,
                "results stand at least 5 working days"
            );
            if (!Has<AwaitPublication>(flow) && !Has<AwaitConfirmation>(flow))
            {
                Lack(
                    flow,
                    null,
                    nameof(AwaitPublication),
                    "待公布结果或待确认",
                    "waiting for publication or confirmation",
                    "评审结果公示后须予确认、公布",
                    "results are confirmed and published after their publicity"
                );
            }
        }

        Before<EmployerReview, EmployerPublicity>(flow, null);
        Before<EmployerPublicity, OfficeAcceptance>(flow, null);
        Before<OfficeAcceptance, AwaitReview>(flow, null);
        Before<AwaitReview, AwaitResultPublicity>(flow, null);
        Before<AwaitResultPublicity, AwaitPublication>(flow, null);
        Before<AwaitResultPublicity, AwaitConfirmation>(flow, null);
        Before<AwaitResultPublicity, ReceiveCertificate>(flow, null);
        foreach (var department in flow.Of<DepartmentReview>().Take(1).Where(_ => !Has<SubmissionDeadline>(flow)))
        {
            findings.Add(
                new AbsenceFinding(
                    flow.Plan.DefinitionId,
                    department.Id,
                    "no-end",
                    Severity.Error,
                    null,
                    $"“{department.Text}”的截止时间过后不再接收，而流程没有“提交截止”环节结束逾期的申报，逾期的申报永远不会结束。请加上“提交截止”环节。",
                    $"After its last day \"{department.Text}\" takes nothing any more, and no submission deadline ends "
                        + "what is overdue: it goes on for ever. Add the submission deadline."
                )
                {
                    Lacking = Lacking(flow, nameof(SubmissionDeadline)),
                }
            );
        }

        foreach (
            var department in flow.Of<DepartmentReview>()
                .Where(step =>
                    Has<EmployerPublicity>(flow)
                    && step.Outline.Ends.Any(end => end.Port == "Abandoned")
                    && step.Outline.MayBe(((DepartmentReview)step.Activity).RestartsPublicity, declared: true)
                    && !step.Out.Exists(arrow => arrow.Port == "Republish")
                )
        )
        {
            findings.Add(
                new AbsenceFinding(
                    flow.Plan.DefinitionId,
                    department.Id,
                    "outcome-nowhere",
                    Severity.Error,
                    null,
                    $"“{department.Text}”的出口“公示内容变更”没有连线：补正改变了公示内容的，须重新公示。请连回“单位内部公示”。",
                    $"\"{department.Text}\" may end by \"Republish\", and no arrow leaves it there: what was posted has "
                        + "changed and has to be posted again. Connect it back to the employer's publicity."
                )
            );
        }

        if (schedule is not null && !Has<HoldExam>(schedule))
        {
            foreach (
                var exam in flow.Of<TakeExam>()
                    .Where(step =>
                        step.Outline.Ends.Any(end => end.Port == "Failed")
                        || step.Outline.MayBe(((TakeExam)step.Activity).Required)
                    )
            )
            {
                findings.Add(
                    new AbsenceFinding(
                        flow.Plan.DefinitionId,
                        exam.Id,
                        "absent-step",
                        Severity.Warning,
                        null,
                        $"申报流程有“{exam.Text}”，而年度安排没有“组织专业考试”环节：考试何时举行无人安排、无人提醒。请在年度安排中加上该环节，或删去“{exam.Text}”。",
                        $"The application has \"{exam.Text}\", and the schedule holds no exam: nobody plans it or is reminded "
                            + "of it. Add it to the schedule, or remove it here."
                    )
                    {
                        Lacking = Lacking(schedule, nameof(HoldExam)),
                    }
                );
            }
        }
    }

    /// <summary>
    /// The end of the cycle ends what any track still has to do: it comes after the results of each, or its applications wait for
    /// ever.
    /// </summary>
    private void EndsAfter(DrawnFlow flow, string track)
    {
        if (!flow.IsFlowchart || (!Has<PublishResults>(flow, track) && !Has<ConfirmResults>(flow, track)))
            return;
        foreach (
            var end in flow.Steps.Where(step =>
                step.Outline.IsEnd
                && flow.Drawn.Contains(step.Id)
                && flow.IsTop(step)
                && !precedence.Certain<PublishResults>(step, track)
                && !precedence.Certain<ConfirmResults>(step, track)
            )
        )
        {
            findings.Add(
                new AbsenceFinding(
                    flow.Plan.DefinitionId,
                    end.Id,
                    "law-order",
                    Severity.Error,
                    Rule,
                    $"“{end.Text}”会结束整个周期，而批次“{track}”的结果可能还没有公布或确认，该批次的申报会一直等下去。请把各批次的最后一步都连到“{end.Text}”。",
                    $"\"{end.Text}\" ends the whole cycle, and the results of the track \"{track}\" may not be published by then: its "
                        + $"applications would wait for ever. Connect the last step of every track to \"{end.Text}\"."
                )
            );
        }
    }

    private static IEnumerable<DrawnStep> Of<T>(DrawnFlow flow, string? track)
        where T : Activity => flow.Of<T>().Where(step => track is null || step.Outline.Track == track);

    private static bool Has<T>(DrawnFlow? flow, string? track = null)
        where T : Activity => flow is not null && Of<T>(flow, track).Any();

    private void Demand<T>(DrawnFlow flow, string? track, string name, string nameEn, string why, string whyEn)
        where T : Activity
    {
        if (!Has<T>(flow, track))
            Lack(flow, track, typeof(T).Name, name, nameEn, why, whyEn);
    }

    private void Lack(DrawnFlow flow, string? track, string type, string name, string nameEn, string why, string whyEn)
    {
        var step = TrackNames.Of(type, track);
        var (of, ofEn) = track is null ? ("", "") : ($"批次“{track}”", $" of the track \"{track}\"");
        var reason = Omissions.ReasonFor(flow.Plan.Definition, step);
        findings.Add(
            new AbsenceFinding(
                flow.Plan.DefinitionId,
                null,
                "law",
                reason is null ? Severity.Error : Severity.Warning,
                Rule,
                reason is null
                    ? $"{of}缺少“{name}”环节：{why}（{Rule}）。请加上该环节；确在系统外办理的，在流程属性 titleReview.omits 中写明 step“{step}”和理由。"
                    : $"{of}没有“{name}”环节，流程注明的理由：{reason}（{Rule}：{why}）。",
                reason is null
                    ? $"There is no step for {nameEn}{ofEn}: {whyEn} (MOHRSS Order 40). Add it; when it is done outside, say so "
                        + $"with a reason in titleReview.omits, step \"{step}\"."
                    : $"There is no step for {nameEn}{ofEn} (MOHRSS Order 40: {whyEn}); the definition says why: {reason}."
            )
            {
                // What is added of itself is of no track.
                Lacking = reason is null && track is null ? Lacking(flow, Variant(type)) : null,
            }
        );
    }

    private void Before<TFirst, TSecond>(DrawnFlow flow, string? track)
        where TFirst : Activity
        where TSecond : Activity
    {
        if (!flow.IsFlowchart || Of<TFirst>(flow, track).FirstOrDefault() is not { } first)
            return;
        foreach (
            var second in Of<TSecond>(flow, track)
                .Where(step =>
                    flow.Drawn.Contains(step.Id) && flow.IsTop(step) && !precedence.Certain<TFirst>(step, track)
                )
        )
        {
            findings.Add(
                new AbsenceFinding(
                    flow.Plan.DefinitionId,
                    second.Id,
                    "law-order",
                    Severity.Error,
                    Rule,
                    $"“{second.Text}”须在“{first.Text}”完成之后进行（{Rule}），而有的路不经过“{first.Text}”就到“{second.Text}”。请改接连线。",
                    $"\"{second.Text}\" comes after \"{first.Text}\" (MOHRSS Order 40), and some way leads to it without. "
                        + "Change the arrows."
                )
            );
        }
    }

    private void Warn(DrawnStep at, string type, string name, string why, string nameEn, string whyEn)
    {
        var step = at.Activity is IMeetingStep ? TrackNames.Of(type, at.Outline.Track) : type;
        if (Omissions.ReasonFor(at.Flow.Plan.Definition, step) is not null)
            return;
        findings.Add(
            new AbsenceFinding(
                at.Flow.Plan.DefinitionId,
                at.Id,
                "absent-step",
                Severity.Warning,
                null,
                $"“{at.Text}”没有配“{name}”环节：{why}。请加上；不需要的，在流程属性 titleReview.omits 中写明 step“{step}”和理由。",
                $"\"{at.Text}\" has no step for {nameEn} beside it: {whyEn}. Add it, or say why not in titleReview.omits, step \"{step}\"."
            )
            {
                Lacking = step == type ? Lacking(at.Flow, type) : null,
            }
        );
    }

    /// <summary>What is confirmed in one definition is confirmed in the other, and not published.</summary>
    private string Variant(string step) =>
        step switch
        {
            nameof(PublishResults) when Has<AwaitConfirmation>(application) => nameof(ConfirmResults),
            nameof(AwaitPublication) when Has<ConfirmResults>(schedule) => nameof(AwaitConfirmation),
            _ => step,
        };

    private static LackingActivity Lacking(DrawnFlow flow, string step) =>
        new(flow.Plan.DefinitionId, "TitleReview." + step, "");
}
