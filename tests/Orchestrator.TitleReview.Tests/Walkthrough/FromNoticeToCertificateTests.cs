using NodaTime;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.TitleReview.Tests.Walkthrough;

public class FromNoticeToCertificateTests
{
    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void A_year_runs_from_the_plan_to_the_certificate(FlowchartMode mode)
    {
        var year = new TestYear(mode: mode).OpenWindow();
        year.Cycle.Stage.ShouldBe(Stages.Applying);
        var application = year.Submitted();
        year.BringToReview(application);
        year.Application(application).Stage.ShouldBe(Stages.AwaitingReview);
        year.PrepareMeeting();
        year.Review(application);
        year.PostResults("2024-12-17");
        year.MoveTo("2024-12-24 23:00");
        year.Application(application).Stage.ShouldBe(Stages.ResultPublicity);
        year.MoveTo("2024-12-25 09:00");
        year.Application(application).Stage.ShouldBe(Stages.AwaitingPublication);
        year.Send(ReviewEvents.ResultPublished).ShouldBeNull();
        year.Send(ReviewEvents.CertificatesIssued).ShouldBeNull();

        year.Application(application).Stage.ShouldBe(Stages.Certified);
        year.Application(application).IsRunning.ShouldBeFalse();
        year.Cycle.Stage.ShouldBe(Stages.CycleClosed);
        year.Cycle.IsRunning.ShouldBeFalse();
        year.Cycle.Deadlines.ShouldAllBe(row => row.State != DeadlineState.Armed);
        year.Application(application).Deadlines.ShouldAllBe(row => row.State != DeadlineState.Armed);
        year.Application(application)
            .Deadlines.Single(row => row.Request.Role == Roles.Department)
            .State.ShouldBe(DeadlineState.Met);
    }

    [Fact]
    public void A_suspended_application_is_small()
    {
        var year = new TestYear().OpenWindow();
        var application = year.Submitted();
        year.Recommend(application);
        year.Post(application, "2024-10-08");

        year.Application(application)
            .StoredBytes.ShouldBeLessThan(
                800,
                System.Text.Encoding.UTF8.GetString(WorkflowStateJson.Write(year.Application(application).State))
            );
    }

    [Fact]
    public void A_year_with_an_exam_runs_too_and_who_fails_it_is_not_reviewed()
    {
        var year = new TestYear(input: new System.Text.Json.Nodes.JsonObject { ["hasExam"] = true }).OpenWindow();
        var passes = year.Submitted();
        var fails = year.Submitted();
        year.BringToReview(passes, fails);
        year.Application(passes).Stage.ShouldBe(Stages.Exam);
        year.Send(passes, ReviewEvents.ExamRecorded, """{"passed":true}""").ShouldBeNull();
        year.Send(fails, ReviewEvents.ExamRecorded, """{"passed":false}""").ShouldBeNull();
        year.Application(fails).Stage.ShouldBe(Stages.ExamFailed);
        year.PrepareMeeting();
        year.Cycle.WaitsFor(ReviewEvents.MeetingOpened).ShouldBeFalse();
        year.Send(ReviewEvents.ExamHeld).ShouldBeNull();

        year.Review(passes);

        year.Application(passes).Stage.ShouldBe(Stages.ResultPublicity);
    }

    [Fact]
    public void A_plan_that_was_not_filed_is_not_published()
    {
        var year = new TestYear();

        var refusal = year.Send(ReviewEvents.PlanPublished);

        refusal!.Clauses.ShouldBe(["TJ24-4.1-b"]);
    }

    [Fact]
    public void A_plan_that_lacks_a_part_is_not_filed()
    {
        var year = new TestYear();

        year.Send(ReviewEvents.PlanFiled, """{"contents":["评审标准"]}""")!.Chinese.ShouldContain("时间安排");
    }

    [Fact]
    public void A_plan_published_late_is_recorded_as_late()
    {
        var year = new TestYear();
        year.Send(ReviewEvents.PlanFiled, Support.Steps.Example(EventLevel.Cycle, ReviewEvents.PlanFiled))
            .ShouldBeNull();
        year.MoveTo("2024-09-26 08:00");
        year.Send(ReviewEvents.PlanPublished).ShouldBeNull();

        year.Cycle.Events.ShouldContain("PlanPublishedLate");
        year.Cycle.Deadlines.ShouldContain(row =>
            row.DueDate == new LocalDate(2024, 9, 25) && row.State == DeadlineState.Missed
        );
    }

    [Fact]
    public void Nobody_applies_before_the_opening_day()
    {
        var year = new TestYear().PublishPlan();
        year.MoveTo("2024-10-07 23:59");

        var (_, refusal) = year.Submit();

        refusal!.Code.ShouldBe("not-yet-open");
        refusal.Chinese.ShouldContain("2024-10-08");
        refusal.Clauses.ShouldBe(["TJ24-4.2-b"]);
    }
}
