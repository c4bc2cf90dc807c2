using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Acts;
using Orchestrator.Desk.Operators;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Acts;

public sealed class When_an_operator_acts(Postgres postgres)
{
    private static Operator Trade { get; } = Operator.Everywhere("hangye", [Roles.TradeDepartment]);

    [Fact]
    public async Task It_is_done_and_logged_in_the_act_s_own_commit()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");

        var result = await desk.Get<OperatorActs>().ActOnCycleAsync("TJ-2024", PlanFiled(), Trade, default);

        result.Refusal.ShouldBeNull();
        result.Answer!.Subject.ShouldBe("cycles/TJ-2024");
        var line = (await desk.LinesAsync()).Single();
        (line.Account, line.Action, line.Subject, line.CycleId).ShouldBe(
            ("hangye", "act." + ReviewEvents.PlanFiled, "cycles/TJ-2024", desk.Year.CycleId)
        );
    }

    [Fact]
    public async Task The_same_key_has_the_same_answer_and_one_line()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        var acts = desk.Get<OperatorActs>();
        var act = PlanFiled() with { Key = new string('k', 128) };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => acts.ActOnCycleAsync("TJ-2024", act, Trade, default))
        );

        answers.ShouldAllBe(answer => answer.Refusal == null);
        answers.Count(answer => !answer.Replayed).ShouldBe(1);
        (await desk.LinesAsync()).ShouldHaveSingleItem();
        var other = await acts.ActOnCycleAsync(
            "TJ-2024",
            act with
            {
                Type = ReviewEvents.PlanPublished,
                Data = [],
            },
            Trade,
            default
        );
        other.Refusal!.Code.ShouldBe("key-reused");
    }

    [Fact]
    public async Task Who_has_another_role_may_not_and_what_is_no_act_is_refused_with_its_place()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        var acts = desk.Get<OperatorActs>();

        (await acts.ActOnCycleAsync("TJ-2024", PlanFiled(), DeskHost.Employer, default)).Refusal!.Kind.ShouldBe(
            RefusalKind.Forbidden
        );
        (await acts.ActOnCycleAsync("nowhere", PlanFiled(), Trade, default)).Refusal!.Kind.ShouldBe(
            RefusalKind.Missing
        );
        (await acts.ActOnCycleAsync("TJ-2024", new OperatorAct { Type = "nothing" }, Trade, default))
            .Refusal!.Errors.Single()
            .Path.ShouldBe("$.type");
        (await acts.ActOnCycleAsync("TJ-2024", PlanFiled() with { Key = "" }, Trade, default))
            .Refusal!.Errors.Single()
            .Path.ShouldBe("$.key");
        (
            await acts.ActOnCycleAsync(
                "TJ-2024",
                PlanFiled() with
                {
                    Data = new JsonObject { ["x"] = 1 },
                },
                Trade,
                default
            )
        ).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        (await desk.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_employer_does_not_learn_that_another_s_application_exists()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var application = await desk.Year.ApplicationAsync(await desk.Year.SubmittedAsync("P1"));
        var acts = desk.Get<OperatorActs>();
        var act = new OperatorAct
        {
            Type = ReviewEvents.EmployerDecided,
            Data = new JsonObject { ["decision"] = "recommended", ["checks"] = new JsonArray("continuingEducation") },
        };

        var other = await acts.ActOnApplicationAsync(
            "TJ-2024",
            application.Number,
            act,
            Operator.Everywhere("renshi", [Roles.Employer], "U999"),
            default
        );
        var own = await acts.ActOnApplicationAsync("TJ-2024", application.Number, act, DeskHost.Employer, default);

        other.Refusal!.Kind.ShouldBe(RefusalKind.Missing);
        own.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_role_does_not_act_where_another_role_of_the_same_person_reaches()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var application = await desk.Year.ApplicationAsync(await desk.Year.SubmittedAsync("P1"));
        var both = new Operator("both", [new Grant(Roles.Employer, Organisation: "U999"), new Grant(Roles.Office)]);

        var other = await desk.Get<OperatorActs>()
            .ActOnApplicationAsync("TJ-2024", application.Number, Recommends(), both, default);

        other.Refusal!.Code.ShouldBe("out-of-reach");
        other.Refusal.Chinese.ShouldContain("不在您的办理范围内");
    }

    [Fact]
    public async Task An_act_after_which_a_later_deadline_cannot_be_kept_says_so_at_once()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        var early = await desk.Year.ApplicationAsync(await desk.Year.SubmittedAsync("P1"));
        var late = await desk.Year.ApplicationAsync(await desk.Year.SubmittedAsync("P2"));
        var acts = desk.Get<OperatorActs>();

        var inTime = await acts.ActOnApplicationAsync(
            "TJ-2024",
            early.Number,
            Recommends(),
            DeskHost.Employer,
            default
        );
        await desk.Year.MoveToAsync("2024-10-29 10:00");
        var tooLate = await acts.ActOnApplicationAsync(
            "TJ-2024",
            late.Number,
            Recommends(),
            DeskHost.Employer,
            default
        );

        inTime.Answer!.Warnings.ShouldBeEmpty();
        tooLate.Refusal.ShouldBeNull();
        var warning = tooLate.Answer!.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain("TJ24-4.2-i");
        warning.ShouldContain("2024-11-01");
        tooLate.Answer.WarningsEn.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_not_expected_is_said_by_its_title()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");

        var result = await desk.Get<OperatorActs>()
            .ActOnCycleAsync(
                "TJ-2024",
                new OperatorAct { Type = ReviewEvents.ReviewClosed, Data = [] },
                Operator.Everywhere("office", [Roles.Office]),
                default
            );

        result.Refusal!.Chinese.ShouldContain("评审结束");
        result.Refusal.Chinese.ShouldNotContain(ReviewEvents.ReviewClosed);
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_done()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        await desk.RefuseLinesAsync("act." + ReviewEvents.PlanFiled);

        // Whatever the answer: the cycle's journal has nothing of it.
        await Record.ExceptionAsync(() =>
            desk.Get<OperatorActs>().ActOnCycleAsync("TJ-2024", PlanFiled(), Trade, default)
        );

        (await desk.LinesAsync()).ShouldBeEmpty();
        await using var context = desk.Context();
        (
            await context
                .Journal.Where(line => line.InstanceId == desk.Year.CycleId)
                .Select(line => line.Event)
                .ToListAsync()
        ).ShouldNotContain("Stimulus:" + ReviewEvents.PlanFiled);
        (await context.Cycles.SingleAsync()).Stage.ShouldBe((await StageBeforeAsync()).Stage);
    }

    private async Task<Storage.Cycles.Cycle> StageBeforeAsync()
    {
        await using var desk = await DeskHost.StartAsync(postgres, "2024-09-18 10:00");
        await using var context = desk.Context();
        return await context.Cycles.SingleAsync();
    }

    private static OperatorAct Recommends() =>
        new()
        {
            Type = ReviewEvents.EmployerDecided,
            Data = new JsonObject { ["decision"] = "recommended", ["checks"] = new JsonArray("continuingEducation") },
        };

    private static OperatorAct PlanFiled() =>
        new()
        {
            Type = ReviewEvents.PlanFiled,
            Data = ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.ExamplePayload(),
        };
}
