using System.Text.Json.Nodes;
using static Orchestrator.Workflows.Tests.Support.Define;

namespace Orchestrator.Workflows.Tests.Flowcharts;

/// <summary>
/// A part of a random flowchart with one way in and one way out, and the slow model of what it does: each part is asked by
/// hand what it writes and which events it waits for.
/// </summary>
internal abstract class Block(int number)
{
    protected int Number { get; } = number;

    /// <summary>Told when this part is over.</summary>
    public Action Done { get; set; } = () => { };

    /// <summary>Begins.</summary>
    public abstract void Enter(Reference model);

    /// <summary>It is over for others' sake: nothing in it waits any more.</summary>
    public abstract void Leave(Reference model);

    /// <summary>Adds its activities and connections; returns those that are entered first and left last.</summary>
    public abstract (string First, string Last) Draw(List<JsonObject> activities, List<string> connections);

    /// <summary>What the model knows at a moment.</summary>
    internal sealed class Reference
    {
        public SortedDictionary<string, Action> Waiting { get; } = new(StringComparer.Ordinal);

        public List<string> Lines { get; } = [];
    }

    internal sealed class Writes(int number) : Block(number)
    {
        public override void Enter(Reference model)
        {
            model.Lines.Add($"l{Number}");
            Done();
        }

        public override void Leave(Reference model) { }

        public override (string First, string Last) Draw(List<JsonObject> activities, List<string> connections)
        {
            activities.Add(Line($"l{Number}"));
            return ($"l{Number}", $"l{Number}");
        }
    }

    internal sealed class Waits(int number) : Block(number)
    {
        public override void Enter(Reference model) => model.Waiting.Add($"e{Number}", () =>
            {
                model.Waiting.Remove($"e{Number}");
                Done();
            });

        public override void Leave(Reference model) => model.Waiting.Remove($"e{Number}");

        public override (string First, string Last) Draw(List<JsonObject> activities, List<string> connections)
        {
            activities.Add(Event($"e{Number}"));
            return ($"e{Number}", $"e{Number}");
        }
    }

    internal sealed class Follows(int number, Block[] parts) : Block(number)
    {
        public override void Enter(Reference model)
        {
            for (var place = 0; place < parts.Length - 1; place++)
            {
                var next = parts[place + 1];
                parts[place].Done = () => next.Enter(model);
            }

            parts[^1].Done = Done;
            parts[0].Enter(model);
        }

        public override void Leave(Reference model)
        {
            foreach (var part in parts)
                part.Leave(model);
        }

        public override (string First, string Last) Draw(List<JsonObject> activities, List<string> connections)
        {
            var drawn = parts.Select(part => part.Draw(activities, connections)).ToList();
            for (var place = 1; place < drawn.Count; place++)
                connections.Add($"{drawn[place - 1].Last} {drawn[place].First}");
            return (drawn[0].First, drawn[^1].Last);
        }
    }

    /// <summary>A part that is gone through several times.</summary>
    internal sealed class Repeats(int number, int times, Block body) : Block(number)
    {
        private int _left;

        public override void Enter(Reference model)
        {
            _left = times;
            body.Done = () =>
            {
                if (--_left > 0)
                {
                    Again(model);
                }
                else
                {
                    model.Lines.Add($"q{Number}");
                    Done();
                }
            };
            Again(model);
        }

        public override void Leave(Reference model) => body.Leave(model);

        public override (string First, string Last) Draw(List<JsonObject> activities, List<string> connections)
        {
            var (first, last) = body.Draw(activities, connections);
            activities.Add(Set($"z{Number}", $"N{Number}", Literal(0)));
            activities.Add(Line($"l{Number}"));
            activities.Add(Set($"p{Number}", $"N{Number}", Script($"getN{Number}() + 1")));
            activities.Add(
                Activity($"d{Number}", "Elsa.FlowDecision", json =>
                    json["condition"] = Script($"getN{Number}() < {times}")
                )
            );
            activities.Add(Line($"q{Number}"));
            connections.AddRange([
                $"z{Number} l{Number}",
                $"l{Number} {first}",
                $"{last} p{Number}",
                $"p{Number} d{Number}",
                $"d{Number}:True l{Number}",
                $"d{Number}:False q{Number}",
            ]);
            return ($"z{Number}", $"q{Number}");
        }

        /// <summary>The variables that count the rounds of all loops in a flowchart.</summary>
        public static JsonArray Counters(int blocks) =>
            new([.. Enumerable.Range(0, blocks).Select(number => Variable($"N{number}", "Int32", "0"))]);

        private void Again(Reference model)
        {
            model.Lines.Add($"l{Number}");
            body.Enter(model);
        }
    }

    /// <summary>Branches that meet at a join.</summary>
    internal sealed class Meets(int number, string mode, Block[] branches) : Block(number)
    {
        private int _arrived;

        public override void Enter(Reference model)
        {
            _arrived = 0;
            model.Lines.Add($"l{Number}");
            foreach (var branch in branches)
            {
                branch.Done = () => Arrive(model, branch);
                branch.Enter(model);
            }
        }

        public override void Leave(Reference model)
        {
            foreach (var branch in branches)
                branch.Leave(model);
        }

        public override (string First, string Last) Draw(List<JsonObject> activities, List<string> connections)
        {
            activities.Add(Line($"l{Number}"));
            activities.Add(Join($"j{Number}", mode));
            foreach (var (first, last) in branches.Select(branch => branch.Draw(activities, connections)).ToList())
            {
                connections.Add($"l{Number} {first}");
                connections.Add($"{last} j{Number}");
            }

            return ($"l{Number}", $"j{Number}");
        }

        private void Arrive(Reference model, Block branch)
        {
            _arrived++;
            if (mode == "WaitAny")
            {
                foreach (var other in branches.Where(other => other != branch))
                    other.Leave(model);
            }
            else if (_arrived < branches.Length)
            {
                return;
            }

            Done();
        }
    }
}
