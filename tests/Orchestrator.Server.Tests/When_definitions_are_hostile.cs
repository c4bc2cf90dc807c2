using System.Diagnostics;
using System.Text.Json.Nodes;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;
using Orchestrator.Server.Trials;

namespace Orchestrator.Server.Tests;

/// <summary>
/// Three hundred hostile scripts: by the verbs, as drafts, and published. The process lives, and nobody else's result
/// changes.
/// </summary>
public sealed class When_definitions_are_hostile(OpenServer open)
{
    // The machine may do other things meanwhile; the bound itself is a second and a half.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private static JsonNode Script(string text) =>
        new JsonObject
        {
            ["typeName"] = "Object",
            ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = text },
        };

    private static JsonObject Definition(string id, params JsonNode[] activities)
    {
        var flow = new JsonObject
        {
            ["id"] = "root",
            ["type"] = "Elsa.Sequence",
            ["version"] = 1,
            ["activities"] = new JsonArray(activities),
        };
        return new JsonObject
        {
            ["id"] = id + "-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["root"] = flow,
        };
    }

    private static JsonObject Line(string id, string script) =>
        new()
        {
            ["id"] = id,
            ["type"] = "Elsa.WriteLine",
            ["version"] = 1,
            ["text"] = Script(script),
        };

    [Fact]
    public async Task The_verbs_stop_each_of_three_hundred_and_live()
    {
        HostileScripts.All.Count.ShouldBe(300);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "hostile.json");
        foreach (var script in HostileScripts.All)
        {
            await File.WriteAllTextAsync(file, Definition("hostile", Line("w", script)).ToJsonString());
            var watch = Stopwatch.StartNew();
            var allocated = GC.GetTotalAllocatedBytes();
            foreach (var verb in new[] { "validate", "run" })
            {
                using var output = new StringWriter();
                using var error = new StringWriter();
                var code = await Verbs.RunAsync([verb, file, "--json"], output, error, CancellationToken.None);
                code.ShouldBeOneOf([ExitCode.Fine, ExitCode.Findings], script);
            }

            watch.Elapsed.ShouldBeLessThan(Most, script);
            (GC.GetTotalAllocatedBytes() - allocated).ShouldBeLessThan(400_000_000, script);
        }

        (
            await LinesAsync(
                folder,
                Definition(
                    "after",
                    Line(
                        "w",
                        "return [3, 1, 2].map(x => Math.max(x, 1)).join() + JSON.stringify({ a: ({}).polluted ?? 0 })"
                    )
                )
            )
        ).ShouldBe(["3,1,2{\"a\":0}"]);
    }

    [Theory]
    [InlineData("while (true) { variables.x = 1 }")]
    [InlineData("let s = 0; for (let i = 0; i < 30000; i++) s += i; return true")]
    public async Task A_loop_around_a_slow_script_costs_no_more_than_the_script(string script)
    {
        using var folder = new TemporaryFolder();
        var body = Line("w", script);
        var loop = new JsonObject
        {
            ["id"] = "loop",
            ["type"] = "Elsa.While",
            ["version"] = 1,
            ["condition"] = Script("return true"),
            ["body"] = body,
        };
        var definition = Definition("loop", loop);
        definition["options"] = new JsonObject
        {
            ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy",
        };
        var watch = Stopwatch.StartNew();
        await LinesAsync(folder, definition);
        watch.Elapsed.ShouldBeLessThan(Most);
    }

    /// <summary>What brings a process to its end brings the trial's to its end, and the next trial has another.</summary>
    [Fact]
    public async Task A_draft_that_takes_too_much_is_refused_and_the_next_is_not()
    {
        using var pool = new TrialPool();
        var trials = new DefinitionTrials(pool);
        var harmless = Definition("harmless", Line("w", "return 1")).ToJsonString();
        (await trials.ValidateAsync(harmless, CancellationToken.None)).ShouldBeNull();
        foreach (var script in HostileScripts.All.Where((_, number) => number % 10 == 0))
        {
            // Whatever it is: it is answered, and this process goes on.
            await trials.ValidateAsync(Definition("hostile", Line("w", script)).ToJsonString(), CancellationToken.None);
            await trials.PlayAsync(
                Definition("hostile", Line("w", script)).ToJsonString(),
                [],
                input: null,
                CancellationToken.None
            );
        }

        (await trials.PlayAsync(harmless, [], input: null, CancellationToken.None)).ShouldBeNull();
        using var process = TrialProcess.Start();
        var tiny = new TrialLimits(TimeSpan.Zero, TimeSpan.FromSeconds(20), long.MaxValue);
        (
            await process.AskAsync(
                new TrialRequest { Definition = harmless, Others = [] },
                tiny,
                CancellationToken.None
            )
        ).ShouldBeNull("it took more than nothing");
        process.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task Three_hundred_drafts_and_as_many_published_scripts_leave_the_server_alone()
    {
        var kept = new List<string>();
        foreach (var chunk in HostileScripts.All.Chunk(50))
        {
            var lines = chunk.Select((script, place) => Line($"w{place}", script)).ToArray<JsonNode>();
            var answer = await open.Administrator.PostAsync(
                "/api/console/v1/definitions",
                Definition("hostile-draft", lines)
            );
            answer.Status.ShouldBe(200, answer.Text);
            var bad = answer.Json!["findings"]!
                .AsArray()
                .Where(finding => (string)finding!["severity"]! == "error")
                .Select(finding => (string?)finding!["activityId"])
                .ToHashSet();
            kept.AddRange(chunk.Where((_, place) => !bad.Contains($"w{place}")));
        }

        kept.Count.ShouldBeGreaterThan(200, "most of them can be read, and run into their bounds");
        await Flows.PublishAsync(open, Served(kept));
        (await Flows.ServedAsync(() => open.Administrator.GetAsync("/workflows/hostile/none"))).Status.ShouldBe(200);
        foreach (var number in Enumerable.Range(0, kept.Count).Where(number => number % 5 == 0))
        {
            var watch = Stopwatch.StartNew();
            var answer = await open.Administrator.GetAsync($"/workflows/hostile/{number}");
            answer.Status.ShouldBeOneOf([200, 500], kept[number]);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), kept[number]);
        }

        (await open.Administrator.GetAsync("/health/ready")).Status.ShouldBe(200);
        (await open.SubmitAsync("after-the-hostile")).ShouldContain("applications");
    }

    private static JsonObject Served(IReadOnlyList<string> scripts)
    {
        var activities = new JsonArray();
        var arrows = new JsonArray();
        var endpoint = new JsonObject
        {
            ["id"] = "http",
            ["name"] = "http",
            ["type"] = "Elsa.HttpEndpoint",
            ["version"] = 1,
            ["path"] = "hostile/{n}",
            ["supportedMethods"] = new JsonObject
            {
                ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = "[\"GET\"]" },
            },
            ["authorize"] = true,
            ["customProperties"] = new JsonObject { ["canStartWorkflow"] = true },
        };
        var cases = new JsonArray([
            .. scripts.Select(
                (_, number) =>
                    new JsonObject
                    {
                        ["label"] = $"c{number}",
                        ["condition"] = Script($"return getRouteDataFromHttp().n == '{number}'"),
                    }
            ),
        ]);
        activities.Add(endpoint);
        activities.Add(
            new JsonObject
            {
                ["id"] = "which",
                ["type"] = "Elsa.FlowSwitch",
                ["version"] = 1,
                ["cases"] = cases,
            }
        );
        arrows.Add(Arrow("http", "Done", "which"));
        for (var i = 0; i < scripts.Count; i++)
        {
            activities.Add(Line($"w{i}", scripts[i]));
            arrows.Add(Arrow("which", $"c{i}", $"w{i}"));
        }

        var flow = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = activities,
            ["connections"] = arrows,
        };
        return new JsonObject
        {
            ["id"] = "hostile-v1",
            ["definitionId"] = "hostile",
            ["name"] = "hostile",
            ["version"] = 1,
            ["root"] = flow,
        };
    }

    private static JsonObject Arrow(string from, string port, string to) =>
        new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };

    private static async Task<List<string>> LinesAsync(TemporaryFolder folder, JsonObject definition)
    {
        var file = Path.Combine(folder.Path, "one.json");
        await File.WriteAllTextAsync(file, definition.ToJsonString());
        using var output = new StringWriter();
        using var error = new StringWriter();
        await Verbs.RunAsync(["run", file, "--json"], output, error, CancellationToken.None);
        return [.. JsonNode.Parse(output.ToString())!["lines"]!.AsArray().Select(line => (string)line!)];
    }
}
