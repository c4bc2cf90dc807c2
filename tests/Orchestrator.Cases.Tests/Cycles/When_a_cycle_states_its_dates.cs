using System.Text.Json.Nodes;
using Orchestrator.Cases.Cycles;
using Orchestrator.Engine;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Cases.Tests.Cycles;

public class When_a_cycle_states_its_dates(Postgres postgres)
{
    private const int Many = 25;

    [Fact]
    public async Task Any_number_of_them_may_be_stated_at_once()
    {
        await using var node = await EngineNode.StartAsync(
            await postgres.CreateDatabaseAsync(),
            new FakeClock(FakeClock.At("2024-09-10 09:00"))
        );
        var names = Enumerable.Range(1, Many).Select(number => $"d{number:00}").ToList();
        await Year.StoreJsonAsync(node.Store, 1, Schedule(names), DefinitionKind.Schedule);
        var inputs = new JsonObject(
            names.Select((name, place) => KeyValuePair.Create(name, (JsonNode?)$"2024-10-{place + 1:00}"))
        );

        var started = await node.Get<CycleStarter>().StartAsync(new NewCycle(1, "MANY", "多个日期", inputs), default);

        started.Refusal.ShouldBeNull();
        await using var context = node.Context();
        EngineJson.ReadDates(context.Cycles.Single().Anchors).Count.ShouldBe(Many);
    }

    private static string Schedule(List<string> names) =>
        new JsonObject
        {
            ["id"] = "many-1",
            ["definitionId"] = "many",
            ["name"] = "many",
            ["version"] = 1,
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["inputs"] = new JsonArray([
                .. names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["type"] = "String" }),
            ]),
            ["root"] = JsonNode.Parse(
                """
                {"type":"Elsa.Flowchart","id":"Flow","activities":[
                  {"type":"TitleReview.SetDates","id":"Set","dates":{"typeName":"String[]","expression":{"type":"Object","value":NAMES}}},
                  {"type":"Elsa.Delay","id":"Wait","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}],
                 "connections":[{"source":{"activity":"Set","port":"Done"},"target":{"activity":"Wait","port":"In"}}]}
                """.Replace(
                    "NAMES",
                    JsonValue
                        .Create(new JsonArray([.. names.Select(name => (JsonNode)name)]).ToJsonString())!
                        .ToJsonString(),
                    StringComparison.Ordinal
                )
            ),
        }.ToJsonString();
}
