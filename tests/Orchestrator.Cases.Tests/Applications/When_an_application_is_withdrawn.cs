using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Applications;

/// <summary>TJ24-3.1-c: one a year; one that was withdrawn before the office accepted it does not count.</summary>
public class When_an_application_is_withdrawn(Postgres postgres)
{
    [Fact]
    public async Task Before_the_office_accepted_it_the_person_may_apply_again()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");

        (await WithdrawAsync(year, id)).ShouldBe(Stages.Withdrawn);

        (await year.SendAsync(year.Submission("P1"))).Refusal.ShouldBeNull();
        (await year.ApplicationAsync(id)).AcceptedAt.ShouldBeNull();
    }

    [Fact]
    public async Task After_the_office_accepted_it_it_uses_up_the_year()
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
        (
            await year.SendAsync(
                id,
                ReviewEvents.DepartmentDecided,
                """{"decision":"submitted","checks":["continuingEducation"]}"""
            )
        ).Refusal.ShouldBeNull();
        (await year.SendAsync(id, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""")).Refusal.ShouldBeNull();
        (await year.ApplicationAsync(id)).AcceptedAt.ShouldBe(FakeClock.At("2024-10-16 09:00"));

        (await WithdrawAsync(year, id)).ShouldBe(Stages.Withdrawn);

        var again = await year.SendAsync(year.Submission("P1"));
        again.Refusal.ShouldNotBeNull().Clauses.ShouldContain("TJ24-3.1-c");
    }

    private static async Task<string?> WithdrawAsync(Year year, long id)
    {
        (
            await year.SendAsync(id, ReviewEvents.ApplicationWithdrawn, """{"reason":"个人原因"}""")
        ).Refusal.ShouldBeNull();
        return (await year.ApplicationAsync(id)).FinalState;
    }
}
