using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests;

public class FromNoticeToCertificateTests(Postgres postgres)
{
    [Fact]
    public async Task An_application_goes_from_submission_to_certificate_through_arrivals_enforcer_and_fan_outs()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        (
            await year.SendAsync(
                id,
                ReviewEvents.EmployerDecided,
                """{"decision":"recommended","checks":["continuingEducation"]}"""
            )
        ).Refusal.ShouldBeNull();
        (
            await year.SendAsync(
                id,
                ReviewEvents.PublicityPosted,
                """{"postedOn":"2024-10-08","evidence":[{"fileName":"a.jpg","contentType":"image/jpeg","sha256":"7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7"}]}"""
            )
        ).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-10-16 09:00");
        (await year.ApplicationAsync(id)).Stage.ShouldBe(Stages.DepartmentReview);
        (
            await year.SendAsync(
                id,
                ReviewEvents.DepartmentDecided,
                """{"decision":"submitted","checks":["continuingEducation"]}"""
            )
        ).Refusal.ShouldBeNull();
        (await year.SendAsync(id, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""")).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-12-02 09:00");
        (await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-12-05 09:00");
        (await year.SendAsync(ReviewEvents.MeetingPlanReported, """{"mode":"onsite"}""")).Refusal.ShouldBeNull();
        (
            await year.SendAsync(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""")
        ).Refusal.ShouldBeNull();
        (
            await year.SendAsync(
                ReviewEvents.SupervisionSignedIn,
                """{"subject":"draw","supervisor":"S1","nonce":"n-1"}"""
            )
        ).Refusal.ShouldBeNull();
        (await year.SendAsync(ReviewEvents.DrawPerformed, """{"secret":"s"}""")).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-12-16 09:00");
        (
            await year.SendAsync(ReviewEvents.MeetingOpened, """{"mode":"onsite","declarationsSigned":true}""")
        ).Refusal.ShouldBeNull();
        (await year.SendAsync(ReviewEvents.AttendanceRecorded, await AttendanceAsync(year))).Refusal.ShouldBeNull();
        (
            await year.SendAsync(
                ReviewEvents.BallotsRecorded,
                $$"""{"results":[{"application":{{id}},"opinions":3,"yes":11,"no":0}]}"""
            )
        ).Refusal.ShouldBeNull();
        (await year.SendAsync(ReviewEvents.ReviewClosed)).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-12-17 10:00");
        (
            await year.SendAsync(ReviewEvents.ResultPosted, """{"postedOn":"2024-12-17","channels":["职称评审系统"]}""")
        ).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-12-25 09:00");
        (await year.SendAsync(ReviewEvents.ResultPublished)).Refusal.ShouldBeNull();
        (await year.SendAsync(ReviewEvents.CertificatesIssued)).Refusal.ShouldBeNull();

        var application = await year.ApplicationAsync(id);
        application.FinalState.ShouldBe(Stages.Certified);
        await using var context = year.Node.Context();
        (await context.Deadlines.CountAsync(deadline => deadline.State == DeadlineState.Armed)).ShouldBe(0);
        (await context.Cycles.SingleAsync()).Stage.ShouldBe(Stages.CycleClosed);
        (await context.Instances.CountAsync(instance => instance.Status == WorkflowStatus.Running)).ShouldBe(0);
        year.Node.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_late_department_is_refused_with_the_clause_also_when_the_enforcer_has_not_come_yet()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var first = await year.SubmittedAsync("P1");
        var second = await year.SubmittedAsync("P2");
        year.Clock.MoveTo("2024-11-02 00:00");
        const string submitted = """{"decision":"submitted","checks":["continuingEducation"]}""";

        var overtaking = await year.SendAsync(first, ReviewEvents.DepartmentDecided, submitted);
        await year.MoveToAsync("2024-11-02 08:00");
        var late = await year.SendAsync(second, ReviewEvents.DepartmentDecided, submitted);

        foreach (var answer in new[] { overtaking, late })
        {
            answer.Status.ShouldBe(422);
            answer.Refusal!.Code.ShouldBe("deadline-passed");
            answer.Refusal.Chinese.ShouldContain("2024-11-01 24:00");
            answer.Refusal.Clauses.ShouldBe(["TJ24-4.2-i"]);
        }

        (await year.ApplicationAsync(first)).FinalState.ShouldBe(Stages.Overdue);
        (await year.ApplicationAsync(second)).FinalState.ShouldBe(Stages.Overdue);
    }

    private static async Task<string> AttendanceAsync(Year year)
    {
        await using var context = year.Node.Context();
        var state = WorkflowStateJson.Read(
            (await context.Instances.SingleAsync(instance => instance.Id == year.CycleId)).State
        );
        var committee = state.Variables["draw"]!["committee"]!.AsArray().Select(code => $"\"{code}\"").ToList();
        return $$"""{"experts":[{{string.Join(',', committee)}}],"chair":{{committee[0]}}}""";
    }
}
