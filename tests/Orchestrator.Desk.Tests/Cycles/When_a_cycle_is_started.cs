using System.Text.Json.Nodes;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Desk.Tests.Cycles;

public sealed class When_a_cycle_is_started(Postgres postgres)
{
    [Fact]
    public async Task It_runs_and_the_log_names_its_schedule()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var cycle = await StartedAsync(desk, "TJ-B");

        cycle.Status.ShouldBe(CycleStatus.Running);
        var line = (await desk.LinesAsync()).Single();
        (line.Account, line.Action, line.Subject, line.CycleId).ShouldBe(
            ("zhang", "cycle.started", "TJ-B", cycle.InstanceId)
        );
    }

    [Fact]
    public async Task What_cannot_be_logged_is_not_started()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.RefuseLinesAsync("cycle.started");

        await Should.ThrowAsync<Exception>(() => StartAsync(desk, "TJ-B"));

        (await desk.Get<CycleFinder>().FindAsync("TJ-B", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("TJ-2024", "天津", "code-taken")]
    [InlineData("-", "天津", "invalid-body")]
    [InlineData("TJ-B", " ", "invalid-body")]
    public async Task A_code_that_is_taken_or_none_and_an_empty_name_are_refused(
        string code,
        string name,
        string refusal
    )
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        (await StartAsync(desk, code, name)).Refusal!.Code.ShouldBe(refusal);

        (await desk.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_who_take_a_code_at_once_one_has_it()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StartAsync(desk, "TJ-B")));

        answers.Count(answer => answer.Refusal is null).ShouldBe(1);
        answers
            .Select(answer => answer.Refusal)
            .OfType<DeskRefusal>()
            .ShouldAllBe(refusal => refusal.Code == "code-taken");
        (await desk.LinesAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("auditDays", "\"three\"")]
    [InlineData("auditDays", "3000000000")]
    [InlineData("auditDays", "1.5")]
    [InlineData("auditDays", "[3]")]
    [InlineData("meeting", "{}")]
    [InlineData("meetng", "\"2024-12-16\"")]
    public async Task An_input_of_another_type_or_name_is_refused_by_its_name(string name, string value)
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var refused = (
            await StartAsync(desk, "TJ-B", inputs: new JsonObject { [name] = JsonNode.Parse(value) })
        ).Refusal.ShouldNotBeNull();

        refused.Kind.ShouldBe(RefusalKind.Invalid);
        refused.Errors.Single().Path.ShouldBe("$.inputs." + name);
        (await desk.Get<CycleFinder>().FindAsync("TJ-B", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("meeting", "\"9999-12-31\"")]
    [InlineData("meeting", "\"0001-01-01\"")]
    [InlineData("auditDays", "2147483647")]
    [InlineData("auditDays", "-2147483648")]
    public async Task An_input_at_the_edge_neither_ends_the_start_nor_what_reads_the_cycle(string name, string value)
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        var answer = await StartAsync(desk, "TJ-B", inputs: new JsonObject { [name] = JsonNode.Parse(value) });

        if (answer.Refusal is null)
            (await desk.Get<CycleQueries>().ListAsync(DeskHost.Zhang, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Numbers_may_be_written_as_texts()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        (await StartAsync(desk, "TJ-B", inputs: new JsonObject { ["auditDays"] = "4" })).Refusal.ShouldBeNull();
    }

    private static async Task<Cycle> StartedAsync(DeskHost desk, string code)
    {
        (await StartAsync(desk, code)).TryGet(out var cycle, out var refusal).ShouldBeTrue(refusal?.English);
        return cycle!;
    }

    private static async Task<DeskAnswer<Cycle>> StartAsync(
        DeskHost desk,
        string code,
        string name = "天津第二评委会",
        JsonObject? inputs = null
    )
    {
        var schedule = (await desk.Get<DefinitionLibrary>().AllAsync(default)).Single(version => version.Id == 1);
        var asked = new StartCycle
        {
            DefinitionId = schedule.DefinitionId,
            Code = code,
            Name = name,
            Inputs = inputs,
        };
        return await desk.Get<CycleStarts>().StartAsync(asked, DeskHost.Zhang, default);
    }
}
