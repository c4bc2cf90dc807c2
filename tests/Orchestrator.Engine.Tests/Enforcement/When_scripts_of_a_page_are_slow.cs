using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Enforcement;

/// <summary>Locks are held while scripts run: a slow one costs its own item, and nobody else's.</summary>
public sealed class When_scripts_of_a_page_are_slow(Postgres postgres)
{
    private const int Many = 60;

    /// <summary>Half a second on any machine: that is when a regular expression is stopped.</summary>
    private const string Slow = "/^(a+)+$/.test('a'.repeat(60) + '!')";

    private const string Quick = "[3, 1, 2].sort().join()";

    private readonly FakeClock _clock = new(FakeClock.At("2024-10-08 09:00"));

    private static string Waiting(string id, string script, string incidents = "Fault") =>
        $$$"""
            {"id":"{{{id}}}-v1","definitionId":"{{{id}}}","name":"{{{id}}}","version":1,"isLatest":true,"isPublished":true,
             "options":{"incidentStrategyType":"Elsa.Workflows.IncidentStrategies.{{{incidents}}}Strategy"},
             "root":{"type":"Elsa.Flowchart","id":"Flow","activities":[
              {"type":"Elsa.Delay","id":"Wait","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"} } },
              {"type":"Elsa.WriteLine","id":"Say","text":{"typeName":"String","expression":{"type":"JavaScript","value":"{{{script}}}"} } },
              {"type":"Elsa.Delay","id":"Again","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"} } }],
              "connections":[{"source":{"activity":"Wait","port":"Done"},"target":{"activity":"Say","port":"In"} },
               {"source":{"activity":"Say","port":"Done"},"target":{"activity":"Again","port":"In"} } ] } }
            """;

    private async Task<EngineNode> NodeAsync(params string[] definitions)
    {
        var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), _clock, options =>
            options.PageWorkers = 1
        );
        for (var i = 0; i < definitions.Length; i++)
            await Year.StoreJsonAsync(node.Store, i + 1, definitions[i], DefinitionKind.Other);
        return node;
    }

    private async Task<List<long>> StartAsync(EngineNode node, params long[] versions)
    {
        var started = await node.Units.RunAsync(
            [.. versions.Select(version => new WorkflowStart(version, _clock.GetCurrentInstant()))],
            default
        );
        return started.Select(outcome => outcome.InstanceId).ToList();
    }

    private static async Task<List<Instance>> RowsAsync(EngineNode node, long version)
    {
        await using var context = node.Context();
        return await context
            .Instances.AsNoTracking()
            .Where(instance => instance.DefinitionVersionId == version && instance.Kind == InstanceKind.Other)
            .OrderBy(instance => instance.Id)
            .ToListAsync();
    }

    [Fact]
    public async Task A_slow_script_is_an_incident_of_its_instance_and_the_others_go_on()
    {
        await using var node = await NodeAsync(Waiting("slow", Slow), Waiting("quick", Quick));
        await StartAsync(node, [.. Enumerable.Range(0, Many).Select(number => number % 20 == 7 ? 1L : 2L)]);
        _clock.MoveTo("2024-10-08 10:00");

        var run = await node.Enforcer.RunOnceAsync(default);

        (run.Decided, run.Isolated).ShouldBe((Many, 0));
        run.Pages.ShouldBeGreaterThan(3, "each slow one was committed in a small page of its own");
        (await RowsAsync(node, 1)).ShouldAllBe(row => row.SubStatus == WorkflowSubStatus.Faulted);
        var others = await RowsAsync(node, 2);
        others.Count.ShouldBe(Many - 3);
        others.ShouldAllBe(row => row.SubStatus == WorkflowSubStatus.Suspended);
        others.ShouldAllBe(row => WorkflowStateJson.Read(row.State).Incidents.Count == 0);
    }

    [Fact]
    public async Task An_instance_that_a_script_stopped_can_be_cancelled()
    {
        await using var node = await NodeAsync(Waiting("slow", Slow, "ContinueWithIncidents"));
        var id = (await StartAsync(node, 1)).ShouldHaveSingleItem();
        _clock.MoveTo("2024-10-08 10:00");
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(1);
        WorkflowStateJson
            .Read((await RowsAsync(node, 1)).Single().State)
            .Incidents.ShouldHaveSingleItem()
            .Message.ShouldContain("stopped");

        var outcome = (
            await node.Units.RunAsync([new ControlItem(id, null, _clock.GetCurrentInstant())], default)
        ).ShouldHaveSingleItem();

        outcome.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task Slow_scripts_of_a_play_are_stopped_and_quick_ones_never()
    {
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), _clock, options =>
            options.SlowScripts = Duration.FromMilliseconds(900)
        );
        await Year.StoreJsonAsync(node.Store, 1, Waiting("slow", Slow), DefinitionKind.Other);
        await Year.StoreJsonAsync(node.Store, 2, Waiting("quick", Quick), DefinitionKind.Other);
        await StartAsync(node, [2, .. Enumerable.Repeat(1L, 4), 2]);
        _clock.MoveTo("2024-10-08 10:00");

        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(6);

        var messages = (await RowsAsync(node, 1))
            .Select(row => WorkflowStateJson.Read(row.State).Incidents.ShouldHaveSingleItem().Message)
            .ToList();
        messages.ShouldContain(message => message.Contains("of this play", StringComparison.Ordinal));
    }
}
