using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Walkthrough;

public class ApplicationTests
{
    private readonly TestYear year = new TestYear().OpenWindow();

    [Fact]
    public void A_late_department_is_refused_with_the_clause()
    {
        var application = AtDepartment();
        year.JumpTo("2024-11-02 00:00");

        var refusal = Submit(application);

        refusal!.Code.ShouldBe("deadline-passed");
        refusal.Chinese.ShouldBe("已于2024-11-01 24:00截止，依据TJ24-4.2-i。");
        refusal.Clauses.ShouldBe(["TJ24-4.2-i"]);
    }

    [Fact]
    public void A_department_that_submits_in_the_last_second_is_on_time()
    {
        var application = AtDepartment();
        year.JumpTo("2024-11-01 23:59");

        Submit(application).ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.OfficeAcceptance);
    }

    [Fact]
    public void Every_application_that_was_not_submitted_closes_at_the_deadline_wherever_it_stands()
    {
        var atEmployer = year.Submitted();
        var atDepartment = AtDepartment();
        var inTime = AtDepartment();
        Submit(inTime).ShouldBeNull();

        year.MoveTo("2024-11-02 00:00");

        year.Application(atEmployer).Stage.ShouldBe(Stages.Overdue);
        year.Application(atDepartment).Stage.ShouldBe(Stages.Overdue);
        year.Application(atDepartment).IsRunning.ShouldBeFalse();
        year.Application(atDepartment).Deadline("due").State.ShouldBe(DeadlineState.Missed);
        year.Application(inTime).Stage.ShouldBe(Stages.OfficeAcceptance);
        year.Application(inTime).Deadline("due").State.ShouldBe(DeadlineState.Met);
        year.Cycle.Stage.ShouldBe(Stages.Accepting);
    }

    [Fact]
    public void A_department_cannot_decide_before_the_publicity_is_over()
    {
        var application = year.Submitted();
        year.Recommend(application);

        Submit(application)!.Code.ShouldBe("not-yet");
    }

    [Fact]
    public void An_employers_publicity_of_four_days_is_refused()
    {
        var application = year.Submitted();
        year.Recommend(application);

        var refusal = year.Send(
            application,
            ReviewEvents.PublicityPosted,
            """{"postedOn":"2024-10-08","endsOn":"2024-10-12"}"""
        );

        refusal!.Code.ShouldBe("floor");
        refusal.Chinese.ShouldContain("2024-10-14");
        refusal.Clauses.ShouldBe(["TJ24-4.2-e"]);
    }

    [Fact]
    public void A_publicity_without_an_image_does_not_go_on()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2024-10-08"}""").ShouldBeNull();
        year.MoveTo("2024-10-16 09:00");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);

        year.Send(
                application,
                ReviewEvents.PublicityEvidenceAdded,
                """{"evidence":[{"fileName":"a.pdf","contentType":"application/pdf"}]}"""
            )!
            .Code.ShouldBe("not-an-image");
        year.Send(
                application,
                ReviewEvents.PublicityEvidenceAdded,
                """{"evidence":[{"fileName":"a.png","contentType":"image/png","sha256":"7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7"}]}"""
            )
            .ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void A_changed_publicity_counts_anew()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, "2024-10-08");
        year.MoveTo("2024-10-11 10:00");
        year.Send(application, ReviewEvents.PublicityChanged, """{"postedOn":"2024-10-11","reason":"更正"}""")
            .ShouldBeNull();

        year.Application(application).Deadline("publicity").State.ShouldBe(DeadlineState.Void);
        year.Application(application).Deadline("publicity-2").DueDate.ShouldBe(new LocalDate(2024, 10, 17));
        year.MoveTo("2024-10-17 23:59");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
        year.MoveTo("2024-10-18 00:00");
        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void A_publicity_that_was_taken_down_has_to_be_posted_again()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, "2024-10-08");
        year.MoveTo("2024-10-10 10:00");
        year.Send(application, ReviewEvents.PublicityTakenDown, """{"reason":"维修"}""").ShouldBeNull();
        year.MoveTo("2024-10-21 10:00");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
        year.Post(application, "2024-10-21");
        year.MoveTo("2024-10-29 00:00");

        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void A_posting_cannot_be_reported_long_after()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.MoveTo("2024-10-17 10:00");

        year.Send(application, ReviewEvents.PublicityPosted, """{"postedOn":"2024-10-08"}""")!
            .Code.ShouldBe("posting-day");
    }

    [Fact]
    public void An_open_objection_holds_the_application_and_one_that_is_upheld_ends_it()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, "2024-10-08");
        year.Send(application, ReviewEvents.ObjectionRaised, """{"publicity":"employer","objection":"YY-1"}""")
            .ShouldBeNull();
        year.MoveTo("2024-10-18 09:00");
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);

        year.Send(application, ReviewEvents.ObjectionResolved, """{"objection":"YY-1","upheld":true,"report":"属实"}""")
            .ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.ObjectionUpheld);
    }

    [Fact]
    public void An_objection_that_is_dismissed_lets_the_application_go_on()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, "2024-10-08");
        year.Send(application, ReviewEvents.ObjectionRaised, """{"publicity":"employer","objection":"YY-1"}""")
            .ShouldBeNull();
        year.MoveTo("2024-10-18 09:00");
        year.Send(
                application,
                ReviewEvents.ObjectionResolved,
                """{"objection":"YY-1","upheld":false,"report":"不属实"}"""
            )
            .ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.DepartmentReview);
    }

    [Fact]
    public void An_application_is_returned_once_and_corrected_on_the_applicants_own_clock()
    {
        var application = AtDepartment();
        Submit(application).ShouldBeNull();
        year.Send(
                application,
                ReviewEvents.OfficeDecided,
                """{"decision":"returned","reasons":["缺少论文检索证明","学历证明不清"]}"""
            )
            .ShouldBeNull();
        year.Application(application).Stage.ShouldBe(Stages.OfficeCorrection);
        year.Application(application).Deadline("correction").DueDate.ShouldBe(new LocalDate(2024, 10, 23));
        year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""")!.Code.ShouldBe("not-yet");

        year.Send(application, ReviewEvents.ApplicationUpdated, """{"changes":"已补"}""").ShouldBeNull();
        year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"returned","reasons":["又发现问题"]}""")!
            .Code.ShouldBe("returned-already");
        year.Accept(application);

        year.Application(application).Stage.ShouldBe(Stages.AwaitingReview);
        year.Application(application).Deadline("correction").State.ShouldBe(DeadlineState.Met);
    }

    [Fact]
    public void A_correction_that_is_not_made_in_time_counts_as_given_up()
    {
        var application = AtDepartment();
        Submit(application).ShouldBeNull();
        year.Send(application, ReviewEvents.OfficeDecided, """{"decision":"returned","reasons":["缺少证明"]}""")
            .ShouldBeNull();

        year.MoveTo("2024-10-24 00:00");

        year.Application(application).Stage.ShouldBe(Stages.Abandoned);
    }

    [Fact]
    public void A_correction_never_runs_beyond_the_departments_deadline()
    {
        var application = AtDepartment();
        year.MoveTo("2024-10-30 09:00");
        year.Send(application, ReviewEvents.DepartmentDecided, """{"decision":"returned","reasons":["缺少证明"]}""")
            .ShouldBeNull();

        year.Application(application).Deadline("correction").DueDate.ShouldBe(new LocalDate(2024, 11, 1));
    }

    [Fact]
    public void A_return_without_reasons_names_the_field()
    {
        var application = AtDepartment();

        var refusal = year.Send(application, ReviewEvents.DepartmentDecided, """{"decision":"returned"}""");

        refusal!.Code.ShouldBe("invalid-payload");
        refusal.Chinese.ShouldContain("理由");
        refusal.English.ShouldContain("reasons");
    }

    [Fact]
    public void A_correction_of_what_was_posted_goes_back_to_the_publicity()
    {
        var application = AtDepartment();
        year.Send(application, ReviewEvents.DepartmentDecided, """{"decision":"returned","reasons":["业绩表述有误"]}""")
            .ShouldBeNull();
        year.Send(application, ReviewEvents.ApplicationUpdated, """{"changes":"更正业绩","publishedContent":true}""")
            .ShouldBeNull();
        year.Application(application).Stage.ShouldBe(Stages.EmployerPublicity);
        Submit(application)!.Code.ShouldBe("not-yet");

        year.Post(application, "2024-10-16");
        year.MoveTo("2024-10-24 00:00");
        Submit(application).ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.OfficeAcceptance);
    }

    [Fact]
    public void Continuing_education_is_verified_level_by_level()
    {
        var application = year.Submitted();

        var refusal = year.Send(application, ReviewEvents.EmployerDecided, """{"decision":"recommended"}""");

        refusal!.Clauses.ShouldBe(["TJ24-3.6-b"]);
    }

    [Fact]
    public void What_only_a_person_can_judge_travels_to_the_employer()
    {
        var application = year.Submitted(payload => payload["facts"]!["socialInsuranceMatches"] = false);

        year.Send(
                application,
                ReviewEvents.EmployerDecided,
                """{"decision":"recommended","checks":["continuingEducation"]}"""
            )!
            .Code.ShouldBe("confirm");
        year.Send(
                application,
                ReviewEvents.EmployerDecided,
                """{"decision":"recommended","checks":["continuingEducation"],"confirmed":["social-insurance"]}"""
            )
            .ShouldBeNull();
    }

    [Fact]
    public void A_sanction_that_comes_later_stops_the_application_at_the_next_gate()
    {
        JsonObject? kept = null;
        var application = year.Submitted(payload => kept = payload);
        kept!["facts"]!["sanctions"] = JsonNode.Parse(
            """[{"kind":"记过","from":"2024-10-08","impactEnd":"2025-10-08"}]"""
        );

        var refusal = year.Send(
            application,
            ReviewEvents.EmployerDecided,
            """{"decision":"recommended","checks":["continuingEducation"]}"""
        );

        refusal!.Clauses.ShouldBe(["TJ24-1.4-a"]);
    }

    [Fact]
    public void An_applicant_may_withdraw()
    {
        var application = year.Submitted();
        year.Send(application, ReviewEvents.ApplicationWithdrawn, """{"reason":"个人原因"}""").ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.Withdrawn);
        year.Application(application).Deadlines.ShouldAllBe(row => row.State == DeadlineState.Void);
    }

    [Fact]
    public void Nobody_applies_twice_for_one_series_in_a_year()
    {
        year.Records = new IntakeRecords
        {
            Earlier = [new EarlierApplication(7, "工程技术", "质量", "副高", IsActive: false, Counts: true)],
        };

        year.Submit().Refusal!.Clauses.ShouldBe(["TJ24-3.1-c"]);
    }

    [Fact]
    public void A_second_application_needs_the_title_offices_consent()
    {
        year.Records = new IntakeRecords
        {
            Earlier = [new EarlierApplication(7, "经济", "金融", "中级", IsActive: true, Counts: true)],
        };
        year.Submit().Refusal!.Clauses.ShouldBe(["TJ24-3.1-b"]);
        year.Send(
                ReviewEvents.GateOverridden,
                """{"rule":"one-active-application","person":"P102","reason":"岗位调整"}"""
            )
            .ShouldBeNull();
        year.Cycle.State.Variables["overrides"]!.AsArray().Count.ShouldBe(1);

        year.Records = year.Records with
        {
            Overrides = [new GateOverride("one-active-application", "P102", Roles.TitleOffice, "岗位调整")],
        };

        year.Submit().Refusal.ShouldBeNull();
    }

    private long AtDepartment()
    {
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, year.Now == TestYear.At("2024-10-08 09:00") ? "2024-10-08" : "2024-10-16");
        if (year.Now == TestYear.At("2024-10-08 09:00"))
            year.MoveTo("2024-10-16 09:00");
        else
            year.MoveTo("2024-10-24 09:00");
        return application;
    }

    private Refusal? Submit(long application) =>
        year.Send(
            application,
            ReviewEvents.DepartmentDecided,
            """{"decision":"submitted","checks":["continuingEducation"]}"""
        );
}
