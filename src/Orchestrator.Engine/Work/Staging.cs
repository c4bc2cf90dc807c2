using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The transitions of the item that is being applied. They become rows when the whole item is kept, and nothing when
/// it is dropped.
/// </summary>
internal sealed class Staging(WorkSession session)
{
    /// <summary>See <see cref="AnchorChange"/>.</summary>
    public const string AnchorsChanged = "anchors.changed";

    /// <summary>A date that others restate more often than this, in one commit, never comes to rest.</summary>
    private const int MostChanges = 20;

    private readonly List<StagedRun> _staged = [];
    private readonly TransitionRows _rows = new(session);

    /// <summary>What the item itself did, before others followed.</summary>
    public Transition First => _staged[0].Transition;

    /// <summary>The stimulus by which whoever waits for a date hears that it was stated or moved.</summary>
    public static Stimulus AnchorChange(string name) => new(AnchorsChanged, new JsonObject { ["name"] = name });

    /// <summary>Runs a stimulus and what it entails for the same instance, without keeping anything yet.</summary>
    /// <returns>Why it was refused, or null.</returns>
    public Refusal? Resume(
        LiveInstance instance,
        Stimulus stimulus,
        Instant now,
        string by,
        IReadOnlyDictionary<Type, object>? data
    )
    {
        var first = WorkflowRuntime.Resume(instance.Plan, instance.State, stimulus, EnvironmentOf(instance, now, data));
        if (first.Refusal is not null)
            return first.Refusal;
        CheckFaults(instance, first);
        Stage(instance, first, now, by);
        return null;
    }

    /// <summary>What a run of an instance is given.</summary>
    public RunEnvironment EnvironmentOf(
        LiveInstance instance,
        Instant now,
        IReadOnlyDictionary<Type, object>? data = null
    )
    {
        var cycle = session.CycleOf(instance);
        var dates = cycle is null ? RunData.NoDates : session.Kinds.Of(instance.Kind).DatesOf(instance, cycle);
        return RunData.For(instance.Id, cycle, dates, now, session.Scripts, data);
    }

    /// <summary>
    /// Takes a transition up. The dates of a cycle count from each other: those who wait hear of each that changed,
    /// in the same commit.
    /// </summary>
    public void Stage(LiveInstance instance, Transition first, Instant now, string by)
    {
        Add(instance, first, now, by);
        if (!instance.OwnsCycle || session.CycleOf(instance) is not { } cycle || first.Anchors.Count == 0)
            return;
        var (anchors, state) = (cycle.Anchors, first.State);
        var changes = new Queue<string>();
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        anchors = MergedDates.Merge(anchors, first.Anchors, changes);
        while (changes.TryDequeue(out var name) && state.Status != WorkflowStatus.Finished)
        {
            if ((told[name] = told.GetValueOrDefault(name) + 1) > MostChanges)
            {
                throw new InvalidOperationException(
                    $"The dates of cycle {instance.Id} do not come to rest; the last was {name}."
                );
            }
            var next = WorkflowRuntime.Resume(
                instance.Plan,
                state,
                AnchorChange(name),
                RunData.For(instance.Id, cycle, anchors, now, session.Scripts)
            );
            if (next.Refusal is not null)
                continue;
            CheckFaults(instance, next);
            state = next.State;
            Add(instance, next, now, AnchorsChanged);
            anchors = MergedDates.Merge(anchors, next.Anchors, changes);
        }
    }

    /// <summary>Turns what is staged into rows.</summary>
    public void Keep()
    {
        foreach (var run in _staged)
            _rows.Add(run);
        _staged.Clear();
    }

    /// <summary>Forgets what is staged.</summary>
    public void Drop() => _staged.Clear();

    private void Add(LiveInstance instance, Transition transition, Instant now, string by)
    {
        if (instance.CycleId is null && transition.Messages.OfType<StimulusToCycle>().Any())
            throw new InvalidOperationException("An instance without a cycle cannot send to its cycle.");
        _staged.Add(new StagedRun(instance, transition, now, by));
    }

    /// <summary>
    /// An activity that throws ends a workflow (Elsa's incidents). A case must not end by a mistake of ours: the item fails as a
    /// whole and can be tried again, and an operator is told.
    /// </summary>
    private void CheckFaults(LiveInstance instance, Transition transition)
    {
        if (
            session.Kinds.Of(instance.Kind).EndsByFaults
            || transition.State.Incidents.Count <= instance.State.Incidents.Count
        )
        {
            return;
        }
        throw new ActivityIncidentException(transition.State.Incidents[^1]);
    }
}
