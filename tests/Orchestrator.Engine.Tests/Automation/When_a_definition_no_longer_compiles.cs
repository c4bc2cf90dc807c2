using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Automation;

/// <summary>A new program may lack what a published definition needs.</summary>
public sealed class When_a_definition_no_longer_compiles(Postgres postgres)
{
    private readonly FakeClock _clock = new(Instant.FromUtc(2024, 10, 8, 0, 0));

    [Fact]
    public async Task It_is_one_dead_letter_keeps_its_starter_and_holds_up_no_other()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var before = await EngineNode.StartAsync(database, _clock))
        {
            await Year.StoreJsonAsync(before.Store, 1, Timed("first"), DefinitionKind.Other);
            (await before.Get<StarterKeeper>().RunOnceAsync(default)).ShouldBe(1);
            await Year.StoreJsonAsync(before.Store, 2, Timed("second"), DefinitionKind.Other);
        }

        await using var node = await EngineNode.StartAsync(database, _clock);
        await ReplaceAsync(node, "Elsa.WriteLine", "Elsa.NoSuchActivity");

        (await node.Get<StarterKeeper>().RunOnceAsync(default)).ShouldBe(1, "the second gets its starter");
        (await node.Get<StarterKeeper>().RunOnceAsync(default)).ShouldBe(0);

        var letter = (await LettersAsync(node)).ShouldHaveSingleItem();
        (letter.Kind, letter.ItemId, letter.Name, letter.State).ShouldBe(
            (DeadLetterKind.Starter, 1, "first", DeadLetterState.Open)
        );
        node.Alarms.ShouldHaveSingleItem().Code.ShouldBe("starter-not-arranged");
        await using var context = node.Context();
        (
            await context.Instances.CountAsync(instance =>
                instance.Kind == InstanceKind.Starter && instance.Status == WorkflowStatus.Running
            )
        ).ShouldBe(2);
    }

    private static string Timed(string id) =>
        $$$$"""
            {"id":"{{{{id}}}}-1","definitionId":"{{{{id}}}}","name":"{{{{id}}}}","version":1,"isLatest":true,"isPublished":true,
             "root":{"type":"Elsa.Flowchart","id":"Flow","activities":[
              {"type":"Elsa.Timer","id":"Each","interval":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}},"customProperties":{"canStartWorkflow":true}},
              {"type":"Elsa.WriteLine","id":"Say","text":{"typeName":"String","expression":{"type":"Literal","value":"done"}}}],
              "connections":[{"source":{"activity":"Each","port":"Done"},"target":{"activity":"Say","port":"In"}}]}}
            """;

    private static async Task ReplaceAsync(EngineNode node, string from, string to)
    {
        await using var context = node.Context();
        var json = (
            await context.DefinitionVersions.AsNoTracking().SingleAsync(version => version.Id == 1)
        ).Json.Replace(from, to, StringComparison.Ordinal);
        await context
            .DefinitionVersions.Where(version => version.Id == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(version => version.Json, json));
    }

    private static async Task<List<DeadLetter>> LettersAsync(EngineNode node)
    {
        await using var context = node.Context();
        return await context.DeadLetters.AsNoTracking().ToListAsync();
    }
}
