using System.Text.Json;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>What the journal of one instance adds up to: which activities ran, which are still in progress.</summary>
internal sealed class Fold
{
    private readonly Dictionary<string, string> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly List<string> _completed = [];
    private readonly HashSet<string> _due = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Runs that began and did not end.</summary>
    public IReadOnlySet<string> Open => _open;

    /// <summary>Steps that the log cannot have in this order.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The activity of each run that began: its id in the definition.</summary>
    public IReadOnlyDictionary<string, string> Nodes => _nodes;

    /// <summary>How often an activity was completed.</summary>
    public int Completed(string node) => _completed.Count(run => _nodes.GetValueOrDefault(run) == node);

    public static Fold Of(IEnumerable<JournalFact> lines)
    {
        var fold = new Fold();
        foreach (var line in lines.Where(line => line.Event == "Steps"))
        {
            using var data = JsonDocument.Parse(line.Data!);
            foreach (var step in data.RootElement.GetProperty("steps").EnumerateArray())
                fold.Add(step.GetString()!);
        }

        return fold;
    }

    /// <summary>A step: a letter, a run, and for a start the activity.</summary>
    private void Add(string step)
    {
        var (letter, rest) = (step[0], step[1..].Split('=', 2));
        var run = rest[0];
        switch (letter)
        {
            case 'S':
                if (!_nodes.TryAdd(run, rest[1].Split(':')[^1]) || !_open.Add(run))
                    _faults.Add($"run {run} began twice");
                break;
            case 'C' or 'X':
                if (!_open.Remove(run))
                    _faults.Add($"run {run} ended without being in progress");
                if (letter == 'C')
                    _completed.Add(run);
                break;
            case 'D':
                if (!_due.Add(step))
                    _faults.Add($"the deadline of run {run} fell due twice");
                break;
            default:
                if (!_open.Contains(run))
                    _faults.Add($"{letter} of run {run}, which is not in progress");
                break;
        }
    }
}
