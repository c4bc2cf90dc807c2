using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;
using Orchestrator.Workflows.Tests.Support;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Flowcharts;

/// <summary>
/// Random flowcharts of branches, joins, loops and events beside a slow model of them, step by step.
/// <c>ORCHESTRATOR_GRAPHS=10000</c> in the environment asks for that many.
/// </summary>
public class When_branches_meet_at_random
{
    private static int Graphs =>
        int.Parse(Environment.GetEnvironmentVariable("ORCHESTRATOR_GRAPHS") ?? "600", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(FlowchartMode.Counter)]
    [InlineData(FlowchartMode.Token)]
    public void Every_step_writes_and_waits_as_the_model_does_and_it_ends(FlowchartMode mode)
    {
        for (var seed = 0; seed < Graphs; seed++)
            Play(mode, new Random(seed), $"{mode} seed {seed}");
    }

    private static void Play(FlowchartMode mode, Random random, string which)
    {
        var number = 0;
        var root = new Block.Follows(
            number++,
            [
                new Block.Writes(number++),
                Make(random, ref number, Kinds(mode), depth: 0, waitsFirst: false),
                new Block.Writes(number++),
            ]
        );
        var (activities, connections) = (new List<JsonObject>(), new List<string>());
        var (first, _) = root.Draw(activities, connections);
        var instance = new Instance(
            Workflow(
                Flowchart([Activity("start", "Elsa.Start"), .. activities], [$"start {first}", .. connections]),
                Block.Repeats.Counters(number)
            ),
            mode
        );
        var model = new Block.Reference();
        root.Enter(model);
        Compare(instance, model, which);
        while (model.Waiting.Count > 0)
        {
            var (name, fire) = model.Waiting.ElementAt(random.Next(model.Waiting.Count));
            instance.Send(name).Refusal.ShouldBeNull($"{which}: {name}");
            fire();
            Compare(instance, model, $"{which} after {name}");
        }

        instance.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished, which);
    }

    private static void Compare(Instance instance, Block.Reference model, string when)
    {
        instance.State.Incidents.ShouldBeEmpty(when);
        string.Join(
                ' ',
                instance.State.Bookmarks.Select(bookmark => bookmark.StimulusName).Order(StringComparer.Ordinal)
            )
            .ShouldBe(string.Join(' ', model.Waiting.Keys), when);
        string.Join(' ', instance.Lines.Order(StringComparer.Ordinal))
            .ShouldBe(string.Join(' ', model.Lines.Order(StringComparer.Ordinal)), when);
    }

    /// <summary>
    /// The last kind is the loop. The stock engine's counter mode counts the way out of a loop at each round, and joins behind
    /// it with it (elsa-core#6725): what it does there is told when a definition is saved, and is none of the model's.
    /// </summary>
    private static int Kinds(FlowchartMode mode) => mode == FlowchartMode.Token ? 7 : 6;

    /// <summary>Branches of a race wait first: which of two instant ones is the first is nobody's promise.</summary>
    private static Block Make(Random random, ref int number, int kinds, int depth, bool waitsFirst)
    {
        var own = number++;
        var kind = random.Next(depth < 3 ? kinds : 2);
        if (waitsFirst && kind != 1)
        {
            return new Block.Follows(
                own,
                [new Block.Waits(number++), Make(random, ref number, kinds, depth + 1, waitsFirst: false)]
            );
        }
        switch (kind)
        {
            case 0:
                return new Block.Writes(own);
            case 1:
                return new Block.Waits(own);
            case 2:
                var parts = new Block[random.Next(2, 4)];
                for (var place = 0; place < parts.Length; place++)
                    parts[place] = Make(random, ref number, kinds, depth + 1, waitsFirst: false);
                return new Block.Follows(own, parts);
            case 6:
                return new Block.Repeats(
                    own,
                    random.Next(2, 4),
                    Make(random, ref number, kinds, depth + 1, waitsFirst: false)
                );
            default:
                var mode = new[] { "WaitAny", "WaitAll", "WaitAllActive" }[kind - 3];
                var branches = new Block[random.Next(2, 4)];
                for (var place = 0; place < branches.Length; place++)
                    branches[place] = Make(random, ref number, kinds, depth + 1, waitsFirst: mode == "WaitAny");
                return new Block.Meets(own, mode, branches);
        }
    }
}
