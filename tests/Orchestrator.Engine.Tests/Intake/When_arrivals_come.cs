using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Engine.Tests.Intake;

public class When_arrivals_come(Postgres postgres)
{
    [Fact]
    public async Task A_repeat_gets_the_stored_answer_and_does_nothing()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var submission = year.Submission("P1", key: "same");

        var first = (await year.Node.Arrivals.AcceptAsync([submission], default)).Single();
        var second = (await year.Node.Arrivals.AcceptAsync([submission], default)).Single();

        second.Replayed.ShouldBeTrue();
        second.Answer.ShouldBe(first.Answer);
        first.Answer!.Status.ShouldBe(201);
        first.Answer.Number.ShouldBe("2024000001");
        first.Answer.NextDueDate.ShouldNotBeNull();
        await using var context = year.Node.Context();
        (await context.Applications.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_with_another_body_is_told_apart()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.Node.Arrivals.AcceptAsync([year.Submission("P1", key: "k")], default);

        var reused = (await year.Node.Arrivals.AcceptAsync([year.Submission("P2", key: "k")], default)).Single();

        reused.KeyReused.ShouldBeTrue();
        reused.Answer.ShouldBeNull();
    }

    [Fact]
    public async Task Many_at_once_are_numbered_without_gaps_and_one_that_is_refused_disturbs_no_other()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 40)
                .Select(async number =>
                {
                    var submission = year.Submission($"P{number}", $"U{number}", $"s{number}", payload =>
                    {
                        if (number % 10 == 0)
                            payload["facts"]!["status"] = "公务员";
                    });
                    return (await year.Node.Arrivals.AcceptAsync([submission], default)).Single().Answer!;
                })
        );

        answers.Count(answer => answer.Status == 422).ShouldBe(4);
        answers
            .Where(answer => answer.Status == 422)
            .ShouldAllBe(answer => answer.Refusal!.Clauses.Contains("TJ24-1.4-b"));
        answers
            .Where(answer => answer.Accepted)
            .Select(answer => answer.Number)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(1, 36).Select(number => $"2024{number:000000}"));
    }

    [Fact]
    public async Task A_second_application_of_the_same_person_is_refused_also_within_one_batch()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();

        var results = await year.Node.Arrivals.AcceptAsync([year.Submission("P1"), year.Submission("P1")], default);

        results[0].Answer!.Status.ShouldBe(201);
        results[1].Answer!.Status.ShouldBe(422);
        results[1].Answer!.Refusal!.Clauses.ShouldContain("TJ24-3.1-b");
    }

    [Fact]
    public async Task One_employer_sends_one_level_to_one_committee()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.SubmittedAsync("P1");

        var other = await year.SendAsync(year.Submission("P2", change: payload => payload["committee"] = "C002"));

        other.Refusal!.Clauses.ShouldContain("TJ24-3.1-d");
    }

    [Fact]
    public async Task What_a_crash_left_between_stamp_and_answer_is_finished_by_the_job()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.Node.Store.StampArrivalsAsync([year.Submission("P1", key: "left")], default);

        (await year.Node.Arrivals.ProcessPendingAsync(default)).ShouldBe(1);

        var asked = (await year.Node.Arrivals.AcceptAsync([year.Submission("P1", key: "left")], default)).Single();
        asked.Replayed.ShouldBeTrue();
        asked.Answer!.Status.ShouldBe(201);
    }

    [Fact]
    public async Task What_is_for_nobody_is_answered_404_and_what_nobody_waits_for_422()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");

        (await year.SendAsync(999_999, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""")).Status.ShouldBe(404);
        var early = await year.SendAsync(id, ReviewEvents.OfficeDecided, """{"decision":"accepted"}""");

        early.Status.ShouldBe(422);
        early.Stage.ShouldBe(Stages.EmployerReview);
    }

    [Fact]
    public async Task Two_nodes_process_the_arrivals_of_one_application_in_the_order_of_their_stamps()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        var earlier = year.Arrival(
            id,
            ArrivalTarget.Instance,
            ReviewEvents.EmployerDecided,
            """{"decision":"recommended","checks":["continuingEducation"]}"""
        );
        await year.Node.Store.StampArrivalsAsync([earlier], default);
        year.Clock.MoveTo("2024-10-08 09:01");

        var posting = year.Arrival(
            id,
            ArrivalTarget.Instance,
            ReviewEvents.PublicityPosted,
            """{"postedOn":"2024-10-08","evidence":[{"fileName":"a.jpg","contentType":"image/jpeg","sha256":"7b86ef1db1294da8180d5710f50be4671007ad1afbb33a8c67b39110c122eed7"}]}"""
        );
        var later = year.Node.Arrivals.AcceptAsync([posting], TestContext.Current.CancellationToken);
        await year.Node.Arrivals.ProcessPendingAsync(default);

        (await later).Single().Answer!.Refusal.ShouldBeNull();
    }
}
