using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Running;

/// <summary>Instances in memory with a clock that jumps to the next deadline, and messages that arrive at once.</summary>
internal sealed class VirtualWorld(ActivityRegistry registry, DefinitionSet definitions, FlowchartMode mode, Instant start)
{
    // A timer in a circle would fire for ever.
    private const int MostFirings = 1_000;

    private readonly List<VirtualInstance> _instances = [];
    private readonly Queue<(VirtualInstance From, OutgoingMessage Message)> _messages = new();
    private Instant _now = start;

    public List<string> Lines { get; } = [];

    public VirtualInstance Start(WorkflowPlan plan, JsonObject? input, string? correlationId, Action<string>? lines)
    {
        var instance = new VirtualInstance($"instance-{_instances.Count + 1}", plan);
        _instances.Add(instance);
        var request = new StartRequest { Input = input, CorrelationId = correlationId, FlowchartMode = mode };
        Apply(instance, WorkflowRuntime.Start(plan, request, Environment(instance)), lines);
        return instance;
    }

    public void Cancel(VirtualInstance instance) => Apply(instance, WorkflowRuntime.Cancel(instance.Plan, instance.State, Environment(instance)), null);

    /// <summary>Runs what has faulted again; false when nothing has.</summary>
    public bool Retry(VirtualInstance instance, IReadOnlyCollection<string>? activityIds)
    {
        var transition = WorkflowRuntime.Retry(instance.Plan, instance.State, activityIds, Environment(instance));
        if (transition.Refusal is not null)
            return false;
        Apply(instance, transition, null);
        RunOn(instance);
        return true;
    }

    /// <summary>Delivers messages and lets deadlines fall due until the instance has ended or nothing more can happen.</summary>
    public void RunOn(VirtualInstance instance)
    {
        for (var firings = 0; firings < MostFirings;)
        {
            if (_messages.TryDequeue(out var sent))
            {
                Deliver(sent.From, sent.Message);
                continue;
            }

            if (instance.State.Status == WorkflowStatus.Finished || Next() is not var (due, key))
                return;
            firings++;
            _now = Instant.Max(_now, due.Deadlines[key]);
            due.Deadlines.Remove(key);
            Resume(due, Stimulus.DeadlineDue(key.Run, key.Name));
        }
    }

    private (VirtualInstance Instance, (string Run, string Name) Key)? Next()
    {
        (VirtualInstance, (string, string))? next = null;
        var earliest = Instant.MaxValue;
        foreach (var instance in _instances)
        {
            foreach (var (key, due) in instance.Deadlines)
            {
                if (due < earliest)
                    (next, earliest) = ((instance, key), due);
            }
        }

        return next;
    }

    private void Deliver(VirtualInstance from, OutgoingMessage message)
    {
        switch (message)
        {
            case EventPublished published:
                foreach (var instance in _instances.ToList())
                {
                    var isMeant = published.IsLocal ? instance == from : published.CorrelationId is null || published.CorrelationId == instance.State.CorrelationId;
                    if (isMeant && instance.State.Bookmarks.Any(x => x.StimulusName == published.Stimulus.Name))
                        Resume(instance, published.Stimulus);
                }

                break;
            case WorkflowDispatched dispatched:
                if (Compile(dispatched.DefinitionId) is { } plan)
                {
                    var child = Start(plan, dispatched.Input, dispatched.CorrelationId, null);
                    child.Parent = dispatched.ParentActivityInstanceId is { } run ? (from, run, dispatched.Tag) : null;
                    TellParent(child);
                }

                break;
        }
    }

    private JsonObject? ExecuteChild(VirtualInstance parent, ChildStart request)
    {
        if (Compile(request.DefinitionId) is not { } plan)
            return null;
        var child = Start(plan, request.Input, request.CorrelationId, request.WriteLine);
        child.ParentTold = child.State.Status == WorkflowStatus.Finished;
        child.Parent = (parent, request.ParentActivityInstanceId, null);
        return Outcome(child);
    }

    private WorkflowPlan? Compile(string definitionId) =>
        definitions.Find(definitionId) is { } definition ? PlanCompiler.Compile(definition, registry, definitions.Find).Plan : null;

    private void Resume(VirtualInstance instance, Stimulus stimulus)
    {
        var transition = WorkflowRuntime.Resume(instance.Plan, instance.State, stimulus, Environment(instance));
        if (transition.Refusal is null)
            Apply(instance, transition, null);
    }

    private void Apply(VirtualInstance instance, Transition transition, Action<string>? lines)
    {
        instance.State = transition.State;
        instance.Journal.AddRange(transition.Journal.Select(entry => (_now, entry)));
        foreach (var line in transition.Lines)
            (lines ?? Lines.Add)(line);
        foreach (var change in transition.Deadlines)
        {
            var key = (change.ActivityInstanceId, change.Name);
            if (change is DeadlineArmed armed)
                instance.Deadlines[key] = armed.Request.Due;
            else if (change is DeadlineMoved moved)
                instance.Deadlines[key] = moved.Request.Due;
            else
                instance.Deadlines.Remove(key);
        }

        foreach (var (name, date) in transition.Anchors)
            instance.Anchors[name] = date;
        foreach (var entry in transition.Journal.Where(x => x is { Event: "Completed", NodeId: not null }))
        {
            var id = entry.NodeId![(entry.NodeId!.LastIndexOf(':') + 1)..];
            instance.Completed[id] = instance.Completed.GetValueOrDefault(id) + 1;
        }

        foreach (var message in transition.Messages)
            _messages.Enqueue((instance, message));
        TellParent(instance);
    }

    private void TellParent(VirtualInstance child)
    {
        if (child is not { ParentTold: false, Parent: var (parent, run, tag), State.Status: WorkflowStatus.Finished })
            return;
        child.ParentTold = true;
        var outcome = Outcome(child);
        outcome["tag"] = tag;
        Resume(parent, new Stimulus(WorkflowDispatched.ChildCompletedName, outcome) { ActivityInstanceId = run });
    }

    private static JsonObject Outcome(VirtualInstance child) => new()
    {
        ["instanceId"] = child.Id,
        ["status"] = child.State.Status.ToString(),
        ["subStatus"] = child.State.SubStatus.ToString(),
        ["output"] = child.State.Output.DeepClone(),
    };

    private RunEnvironment Environment(VirtualInstance instance) => new()
    {
        Now = _now,
        InstanceId = instance.Id,
        Anchors = instance.Anchors,
        Data = new Dictionary<Type, object> { [typeof(ChildWorkflows)] = new ChildWorkflows(x => ExecuteChild(instance, x)) },
    };
}
