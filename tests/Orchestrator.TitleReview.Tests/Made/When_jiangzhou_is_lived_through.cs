using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Made;

/// <summary>What the sentences of 江州市2025年度 demand of those who act, one after the other.</summary>
public class When_jiangzhou_is_lived_through
{
    private static readonly MadeNotice Jiangzhou = new("jiangzhou", "jiangzhou-2025");

    private readonly TestYear year = new(
        Jiangzhou.Find("jiangzhou-2025"),
        Jiangzhou.Find("jiangzhou-2025-application"),
        from: "2025-02-10 09:00"
    );

    [Fact]
    public void The_seven_days_of_the_employer_are_exact_and_a_change_does_not_start_them_again()
    {
        var application = AtEmployer();
        year.Recommend(application);

        var early = year.Send(
            application,
            ReviewEvents.PublicityPosted,
            """{"postedOn":"2025-03-05","endsOn":"2025-03-13"}"""
        );
        var late = year.Send(
            application,
            ReviewEvents.PublicityPosted,
            """{"postedOn":"2025-03-05","endsOn":"2025-03-17"}"""
        );
        (early!.Code, late!.Code).ShouldBe(("floor", "floor"));
        late.Chinese.ShouldContain("公示期为7个工作日：2025-03-05张贴的，须至2025-03-14");

        // 6, 7, 10, 11, 12, 13 and 14 March.
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2025-03-05","endsOn":"2025-03-14"}""")
            .ShouldBeNull();
        year.MoveTo("2025-03-10 10:00");
        year.Send(application, ReviewEvents.PublicityChanged, """{"postedOn":"2025-03-10","reason":"更正业绩表述"}""")
            .ShouldBeNull();
        year.Application(application).Events.ShouldContain("PublicityChanged");
        year.MoveTo("2025-03-14 23:59");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
        year.MoveTo("2025-03-15 00:00");
        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void What_is_taken_down_is_counted_anew()
    {
        var application = AtEmployer();
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2025-03-05"}""").ShouldBeNull();
        year.MoveTo("2025-03-10 10:00");
        year.Send(application, ReviewEvents.PublicityTakenDown, """{"reason":"公示栏维修"}""").ShouldBeNull();
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2025-03-10"}""").ShouldBeNull();

        // 11–14, 17, 18 and 19 March.
        year.MoveTo("2025-03-19 23:59");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
        year.MoveTo("2025-03-20 00:00");
        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void The_office_takes_in_at_its_hours_alone_and_gives_until_the_day_of_the_notice()
    {
        var application = AtOffice();

        foreach (var closed in new[] { "2025-04-28 08:59", "2025-04-28 12:00", "2025-04-28 17:00", "2025-05-01 10:00" })
        {
            year.MoveTo(closed);
            var refusal = year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""");
            refusal!.Code.ShouldBe("closed-hours");
            refusal.Clauses.ShouldBe(["JZ25-2.5-a"]);
            refusal.Chinese.ShouldStartWith("受理时间为工作日09:00—12:00、14:00—17:00，现在不受理");
        }

        year.MoveTo("2025-05-06 14:00");
        Return(application).ShouldBeNull();
        year.Application(application).Deadline("correction").Request.DueDate.ShouldBe(Planned.Day("2025-05-09"));
        year.MoveTo("2025-05-09 20:00");
        year.Send(application, ReviewEvents.ApplicationUpdated, """{"changes":"补充材料"}""").ShouldBeNull();
        year.MoveTo("2025-05-12 09:00");
        Return(application)!.Code.ShouldBe("returned-already");
    }

    [Fact]
    public void What_was_returned_by_one_is_returned_by_no_other()
    {
        var application = AtEmployer();
        year.Send(application, ReviewEvents.EmployerDecided, """{"decision":"returned","reasons":["材料不全"]}""")
            .ShouldBeNull();
        year.Send(application, ReviewEvents.ApplicationUpdated, """{"changes":"补充材料"}""").ShouldBeNull();
        ToOffice(application);
        year.MoveTo("2025-04-28 10:00");

        Return(application)!.Code.ShouldBe("returned-already");
    }

    [Fact]
    public void A_correction_that_is_not_made_by_the_day_counts_as_given_up()
    {
        var application = AtOffice();
        year.MoveTo("2025-04-28 10:00");
        Return(application).ShouldBeNull();
        year.MoveTo("2025-05-10 00:00");

        year.Application(application).Stage.ShouldBe(Stages.Abandoned);
    }

    [Fact]
    public void The_fee_is_paid_within_its_days_by_the_applicant_or_is_given_up()
    {
        var (payer, forgetful) = (AtOffice(), AtOffice());
        year.MoveTo("2025-04-28 10:00");
        year.Accept(payer);
        year.Accept(forgetful);

        var early = year.Send(payer, ReviewEvents.PaymentRecorded, """{"receipt":"1"}""");
        (early!.Code, early.Chinese).ShouldBe(("not-yet-open", "缴费尚未开始，自2025-05-12 00:00起，依据JZ25-2.4-a。"));
        year.MoveTo("2025-05-23 23:59");
        year.Send(payer, ReviewEvents.PaymentRecorded, """{"receipt":"1"}""", Roles.Employer)!
            .Code.ShouldBe("not-yours");
        year.Send(payer, ReviewEvents.PaymentRecorded, """{"paidOn":"2025-05-24"}""")!
            .Code.ShouldBe("date-in-the-future");
        year.Send(payer, ReviewEvents.PaymentRecorded, """{"receipt":"1"}""").ShouldBeNull();
        year.Application(payer).Stage.ShouldBe(Stages.AwaitingReview);

        // Sent a minute late, before the deadline has been decided.
        year.JumpTo("2025-05-24 00:01");
        year.Send(forgetful, ReviewEvents.PaymentRecorded, """{"receipt":"2"}""")!.Code.ShouldBe("deadline-passed");
        year.MoveTo("2025-05-24 00:02");
        year.Application(forgetful).Stage.ShouldBe(Stages.Abandoned);
    }

    [Fact]
    public void Whoever_is_accepted_after_the_days_of_payment_loses_nothing_by_it()
    {
        var application = AtOffice();
        year.MoveTo("2025-05-26 10:00");
        year.Accept(application);

        year.Application(application).Stage.ShouldBe(Stages.Payment);
        year.MoveTo("2025-06-30 10:00");
        year.Send(application, ReviewEvents.PaymentRecorded, "{}").ShouldBeNull();
        year.Application(application).Stage.ShouldBe(Stages.AwaitingReview);
    }

    [Fact]
    public void Interviewees_are_told_seven_working_days_before_and_whoever_stays_away_has_not_passed()
    {
        var applications = ToTheMeeting("2025-09-15", 4);
        var (came, away, excused, other) = (applications[0], applications[1], applications[2], applications[3]);

        year.Send(ReviewEvents.InterviewCalled, """{"applications":[99]}""")!.Code.ShouldBe("not-on-agenda");
        year.Send(ReviewEvents.InterviewCalled, $$"""{"applications":[{{came}},{{away}},{{excused}}]}""")
            .ShouldBeNull();
        year.Application(came).Events.ShouldContain("InterviewNotified");
        year.Application(other).Events.ShouldNotContain("InterviewNotified");
        Post();
        Draw();
        Open("2025-09-15");

        Vote(came)!.Code.ShouldBe("not-yet");
        Note(other, "true")!.Code.ShouldBe("not-called");
        Note(came, "true").ShouldBeNull();
        Note(came, "true")!.Code.ShouldBe("interview-recorded");
        Note(away, "false").ShouldBeNull();
        Note(excused, "false,\"excuse\":\"住院\"").ShouldBeNull();
        var refusal = Vote(away)!;
        refusal.Code.ShouldBe("interview-absent");
        refusal.Chinese.ShouldContain("无正当理由不参加面试答辩，视为评审不通过");
        foreach (var application in new[] { came, excused, other })
            Vote(application).ShouldBeNull();
        year.Send(ReviewEvents.ReviewClosed).ShouldBeNull();

        year.Application(away).Stage.ShouldBe(Stages.NotPassed);
        year.Application(away)
            .Journal.ShouldContain(entry =>
                entry.Event == "Reviewed" && entry.Message == "无正当理由不参加面试答辩，视为评审不通过"
            );
        applications
            .Where(application => application != away)
            .ShouldAllBe(application => year.Application(application).Stage == Stages.ResultPublicity);
    }

    [Fact]
    public void A_day_late_the_interviewees_are_told_no_more_and_the_meeting_has_to_move()
    {
        var application = ToTheMeeting("2025-09-15", 1)[0];
        year.MoveTo("2025-09-08 10:00");

        var late = year.Send(ReviewEvents.InterviewCalled, $$"""{"applications":[{{application}}]}""")!;
        (late.Code, late.Chinese).ShouldBe(("deadline-passed", "已于2025-09-04 24:00截止，依据JZ25-4.2-a。"));
        year.Cycle.Events.ShouldContain("InterviewsOverdue");

        // Before the 16th: 15, 12, 11, 10, 9, 8 and 5 September; before the 17th the seventh is the 8th.
        var tooSoon = year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-09-16","reason":"未及时通知"}""")!;
        tooSoon.Chinese.ShouldContain("通知答辩人员须于2025-09-05 24:00前完成，已来不及；最早可定于2025-09-17");
        year.Send(ReviewEvents.MeetingScheduled, """{"date":"2025-09-17","reason":"未及时通知"}""").ShouldBeNull();
        year.Send(ReviewEvents.InterviewCalled, $$"""{"applications":[{{application}}]}""").ShouldBeNull();
    }

    [Fact]
    public void The_list_hangs_five_working_days_and_an_objection_that_is_right_takes_one_off_it()
    {
        var applications = ToTheMeeting("2025-09-15", 2);
        var (right, wrong) = (applications[0], applications[1]);
        year.Send(ReviewEvents.InterviewCalled, """{"applications":[]}""").ShouldBeNull();
        Draw();
        year.Send(
                ReviewEvents.CandidatesPosted,
                """{"postedOn":"2025-08-26","channels":["网站"],"endsOn":"2025-09-01"}"""
            )!
            .Code.ShouldBe("floor");
        Post();
        year.MoveTo("2025-08-28 10:00");
        Object("MD-1", right, "result")!.Code.ShouldBe("wrong-publicity");
        Object("MD-1", 99, "candidates")!.Code.ShouldBe("not-on-agenda");
        Object("MD-1", right, "candidates").ShouldBeNull();
        Object("MD-2", wrong, "candidates").ShouldBeNull();
        year.Send(ReviewEvents.ObjectionResolved, """{"objection":"MD-1","upheld":true,"report":"属实"}""")
            .ShouldBeNull();
        year.Application(right).Stage.ShouldBe(Stages.ObjectionUpheld);

        // Posted on 26 August: 27, 28, 29 August, 1 and 2 September; then it waits for the other objection.
        year.MoveTo("2025-09-03 00:00");
        year.Cycle.WaitsFor(ReviewEvents.CandidatesPosted).ShouldBeTrue();
        year.Send(ReviewEvents.ObjectionResolved, """{"objection":"MD-2","upheld":false,"report":"不属实"}""")
            .ShouldBeNull();
        year.Cycle.WaitsFor(ReviewEvents.CandidatesPosted).ShouldBeFalse();
        year.Anchors[AnchorNames.CandidatesEnd].ShouldBe(Planned.Day("2025-09-02"));
    }

    [Fact]
    public void The_confirmation_is_awaited_fifteen_working_days_after_the_report()
    {
        var application = ToTheMeeting("2025-09-15", 1)[0];
        year.Send(ReviewEvents.InterviewCalled, """{"applications":[]}""").ShouldBeNull();
        Post();
        Draw();
        Open("2025-09-15");
        Vote(application).ShouldBeNull();
        year.Send(ReviewEvents.ReviewClosed).ShouldBeNull();
        year.Send(ReviewEvents.ResultPosted, """{"postedOn":"2025-09-15","channels":["网站"]}""").ShouldBeNull();
        year.MoveTo("2025-09-23 10:00");
        year.Send(ReviewEvents.ReportSubmitted, """{"report":"results"}""", Roles.Office).ShouldBeNull();

        // 24, 25, 26, 28, 29, 30 September, 9, 10, 11, 13–17 and 20 October.
        year.Cycle.Deadlines.Last(row => row.Request.Role == Roles.TitleOffice)
            .Request.DueDate.ShouldBe(Planned.Day("2025-10-20"));
        year.MoveTo("2025-10-21 09:00");
        year.Cycle.Events.ShouldContain("ConfirmationOverdue");
        year.Send(ReviewEvents.ConfirmationIssued, """{"documentNumber":"江人社职〔2025〕30号"}""", Roles.Office)!
            .Code.ShouldBe("not-yours");
        year.Send(ReviewEvents.ConfirmationIssued, """{"documentNumber":"江人社职〔2025〕30号"}""").ShouldBeNull();
        year.Application(application).Stage.ShouldBe(Stages.AwaitingCertificate);
    }

    private long AtEmployer()
    {
        if (year.Now < TestYear.At("2025-03-05 10:00"))
            year.MoveTo("2025-03-05 10:00");
        return year.Submitted();
    }

    private long AtOffice()
    {
        if (year.Now < TestYear.At("2025-03-05 10:00"))
            year.MoveTo("2025-03-05 10:00");
        else
            year.JumpTo("2025-03-05 10:00");
        var application = year.Submitted();
        ToOffice(application);
        return application;
    }

    private void ToOffice(long application)
    {
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2025-03-05"}""").ShouldBeNull();
        year.MoveTo("2025-03-15 09:00");
        year.Send(application, ReviewEvents.DepartmentDecided, """{"decision":"submitted","checks":["公示结果证明"]}""")
            .ShouldBeNull();
    }

    private List<long> ToTheMeeting(string meeting, int count)
    {
        var applications = Enumerable.Range(0, count).Select(_ => AtOffice()).ToList();
        year.MoveTo("2025-04-28 10:00");
        foreach (var application in applications)
            year.Accept(application);
        year.MoveTo("2025-05-13 10:00");
        foreach (var application in applications)
            year.Send(application, ReviewEvents.PaymentRecorded, "{}").ShouldBeNull();
        year.MoveTo("2025-08-04 10:00");
        year.Send(ReviewEvents.AcceptanceFinished).ShouldBeNull();
        year.MoveTo("2025-08-26 10:00");
        year.Send(ReviewEvents.MeetingScheduled, $$"""{"date":"{{meeting}}"}""").ShouldBeNull();
        return applications;
    }

    private Refusal? Return(long application) =>
        year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"returned","reasons":["材料不全"]}""");

    private void Post() =>
        year.Send(ReviewEvents.CandidatesPosted, """{"postedOn":"2025-08-26","channels":["网站"]}""").ShouldBeNull();

    private Refusal? Object(string number, long application, string publicity) =>
        year.Send(
            ReviewEvents.ObjectionRaised,
            $$"""{"publicity":"{{publicity}}","objection":"{{number}}","application":{{application}}}"""
        );

    private void Draw()
    {
        year.Send(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("江")}}"}""").ShouldBeNull();
        year.Send(ReviewEvents.SupervisionSignedIn, """{"subject":"draw","supervisor":"监督员","nonce":"n-1"}""")
            .ShouldBeNull();
        year.Send(ReviewEvents.DrawPerformed, """{"secret":"江"}""").ShouldBeNull();
    }

    private void Open(string meeting)
    {
        year.MoveTo($"{meeting} 09:00");
        year.Send(ReviewEvents.MeetingOpened, """{"mode":"onsite","declarationsSigned":true}""").ShouldBeNull();
        var committee = year.Cycle.State.Variables["draw"]!["committee"]!
            .AsArray()
            .Select(code => $"\"{code}\"")
            .ToList();
        year.Send(
                ReviewEvents.AttendanceRecorded,
                $$"""{"experts":[{{string.Join(',', committee)}}],"chair":{{committee[0]}}}"""
            )
            .ShouldBeNull();
    }

    private Refusal? Note(long application, string attended) =>
        year.Send(ReviewEvents.InterviewRecorded, $$"""{"application":{{application}},"attended":{{attended}}}""");

    private Refusal? Vote(long application) =>
        year.Send(
            ReviewEvents.BallotsRecorded,
            $$"""{"results":[{"application":{{application}},"opinions":3,"yes":11,"no":0}]}"""
        );
}
