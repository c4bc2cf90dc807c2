using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>A cycle whose inputs contradict its plan starts only by a reasoned approval of a second person.</summary>
public sealed class When_a_start_contradicts_its_plan(Postgres postgres)
{
    private const string Code = "TJ-2024-X";
    private const string Why = "省厅同意提前评审";

    // The meeting is the day after applying closes (1 November 2024) at the earliest.
    private static readonly JsonObject Inputs = new() { ["meeting"] = "2024-10-14" };

    [Fact]
    public async Task One_person_cannot_start_it_and_is_told_what_contradicts()
    {
        await using var year = await Year.StartAsync(postgres);

        var started = await year
            .Node.Get<CycleStarter>()
            .StartAsync(new NewCycle(1, Code, "提前", (JsonObject)Inputs.DeepClone()), default);

        var refusal = started.Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe("contradiction");
        refusal.Chinese.ShouldContain("2024-11-02");
        refusal.Chinese.ShouldContain("第二人批准");
        refusal.Clauses.ShouldNotBeEmpty();
        await using var context = year.Node.Context();
        (await context.Cycles.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_sandbox_shows_what_a_contradiction_leads_to()
    {
        await using var year = await Year.StartAsync(postgres);
        var sandbox = new NewCycle(1, Code, "演练", (JsonObject)Inputs.DeepClone()) { IsSandbox = true };

        (await year.Node.Get<CycleStarter>().StartAsync(sandbox, default)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task It_starts_in_the_commit_of_the_second_persons_approval_and_its_journal_says_why()
    {
        await using var year = await Year.StartAsync(postgres);
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Start(), "zhang", default);
        var findings = proposed.Preview.ShouldNotBeNull().Cycles.ShouldHaveSingleItem().Findings;
        findings.ShouldNotBeEmpty();
        findings.ShouldAllBe(finding => !finding.Refuses && finding.Clauses.Count > 0);
        await using (var context = year.Node.Context())
        {
            (await context.Cycles.CountAsync()).ShouldBe(1);
            (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-19")).CycleId.ShouldBeNull();
        }
        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "zhang", default)).Refusal!.Code.ShouldBe(
            MoveOutcome.SecondPerson
        );

        var approved = await desk.ApproveAsync(proposed.Move.Id, proposed.Preview.Hash, "li", default);

        approved.Refusal.ShouldBeNull();
        approved.Move!.State.ShouldBe(DateMoveState.Applied);
        await using var after = year.Node.Context();
        var cycle = await after.Cycles.SingleAsync(known => known.Code == Code);
        (await after.CycleMoves.SingleAsync()).CycleId.ShouldBe(cycle.InstanceId);
        var line = await after.Journal.SingleAsync(entry => entry.Event == MoveJournal.Started);
        line.InstanceId.ShouldBe(cycle.InstanceId);
        line.Message.ShouldStartWith($"所填事项与年度安排矛盾，经批准启动：{Why}（li批准）。矛盾：");
        (await ArmedAsync(after, cycle.InstanceId)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_agrees_with_its_plan_a_taken_code_and_no_reason_are_refused()
    {
        await using var year = await Year.StartAsync(postgres);
        var desk = year.Node.Get<MoveDesk>();

        (await desk.PreviewAsync(Start(start => start with { Inputs = null }), default)).Refusal!.Code.ShouldBe(
            "no-contradiction"
        );
        (await desk.PreviewAsync(Start(start => start with { Code = "TJ-2024" }), default)).Refusal!.Code.ShouldBe(
            "code-taken"
        );
        (await desk.PreviewAsync(Start(start => start with { Version = 7 }), default)).Refusal!.Code.ShouldBe(
            "no-version"
        );
        (await desk.PreviewAsync(Start() with { Reason = "" }, default)).Refusal!.Code.ShouldBe("reason-missing");
        (await desk.PreviewAsync(Start() with { Start = null }, default)).Refusal!.Code.ShouldBe("no-start");
    }

    [Fact]
    public async Task A_code_that_somebody_takes_meanwhile_starts_nothing_twice()
    {
        await using var year = await Year.StartAsync(postgres);
        var desk = year.Node.Get<MoveDesk>();
        var first = await desk.ProposeAsync(Start(), "zhang", default);
        var second = await desk.ProposeAsync(Start(), "zhang", default);
        (await desk.ApproveAsync(first.Move!.Id, first.Preview!.Hash, "li", default)).Refusal.ShouldBeNull();

        (await desk.ApproveAsync(second.Move!.Id, second.Preview!.Hash, "li", default)).Refusal!.Code.ShouldBe(
            "code-taken"
        );

        await using var context = year.Node.Context();
        (await context.Cycles.CountAsync(cycle => cycle.Code == Code)).ShouldBe(1);
        (await context.DateMoves.SingleAsync(move => move.Id == second.Move.Id)).State.ShouldBe(DateMoveState.Proposed);
    }

    private static MoveRequest Start(Func<CycleToStart, CycleToStart>? change = null)
    {
        var start = new CycleToStart
        {
            DefinitionId = "tianjin-2024",
            Version = 1,
            Code = Code,
            Name = "提前",
            Inputs = (JsonObject)Inputs.DeepClone(),
        };
        return new MoveRequest
        {
            Kind = DateMoveKind.Start,
            Reason = Why,
            Start = change is null ? start : change(start),
        };
    }

    private static Task<int> ArmedAsync(OrchestratorDbContext context, long cycle) =>
        context.Deadlines.CountAsync(deadline => deadline.InstanceId == cycle && deadline.State == DeadlineState.Armed);
}
