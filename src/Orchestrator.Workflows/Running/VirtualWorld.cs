using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Running;

/// <summary>Instances in memory with a clock that jumps to the next deadline, and messages that arrive at once.</summary>
internal sealed class VirtualWorld(
    ActivityRegistry registry,
    DefinitionSet definitions,
    FlowchartMode mode,
    Instant start
)
{
    // A timer in a circle would fire for ever.
    private const int MostFirings = 1_000;

    // Far beyond what anybody looks through; kept in memory.
    private const int MostEntries = 100_000;

    private readonly List<VirtualInstance> _instances = [];
    private readonly Queue<(VirtualInstance From, OutgoingMessage Message)> _messages = new();
    private readonly Dictionary<WorkflowDefinition, WorkflowPlan?> _plans = [];
    private readonly ScriptBudget _scripts = new(ScriptLimits.InMemory);
    private Instant _now = start;
    private int _entries;

    public List<string> Lines { get; } = [];

    /// <summary>Whether it did more than a run in memory may, and was left where it stood.</summary>
    public bool WasStopped => _entries > MostEntries;

    /// <summary>What would be sent, and is not.</summary>
    public List<MailAsked> Mails { get; } = [];

    /// <param name="plan">What to run.</param>
    /// <param name="request">How it starts; the flowchart mode is this world's.</param>
    /// <param name="lines">Takes the lines it writes at once; null: this world's.</param>
    public VirtualInstance Start(WorkflowPlan plan, StartRequest request, Action<string>? lines)
    {
        var instance = new VirtualInstance($"instance-{_instances.Count + 1}", plan);
        _instances.Add(instance);
        Apply(
            instance,
            WorkflowRuntime.Start(plan, request with { FlowchartMode = mode }, Environment(instance)),
            lines
        );
        return instance;
    }

    public void Cancel(VirtualInstance instance) =>
        Apply(instance, WorkflowRuntime.Cancel(instance.Plan, instance.State, Environment(instance)), null);

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
        for (var firings = 0; firings < MostFirings && !WasStopped; )
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
                    var isMeant = published.IsLocal
                        ? instance == from
                        : published.CorrelationId is null || published.CorrelationId == instance.State.CorrelationId;
                    if (
                        isMeant
                        && instance.State.Bookmarks.Any(bookmark => bookmark.StimulusName == published.Stimulus.Name)
                    )
                    {
                        Resume(instance, published.Stimulus);
                    }
                }

                if (!published.IsLocal)
                    StartTriggered(published);
                break;
            case WorkflowDispatched dispatched when Compile(dispatched.DefinitionId) is { } plan:
                Start(
                    plan,
                    new StartRequest
                    {
                        Input = dispatched.Input,
                        CorrelationId = dispatched.CorrelationId,
                        Parent = dispatched.Parent,
                    },
                    null
                );
                break;
            case HttpRequestAsked asked:
                var answer = new JsonObject
                {
                    ["error"] = HttpRequestAsked.Denied,
                    ["reason"] = $"No request leaves the run verb: {asked.Method} {asked.Url} was not sent.",
                };
                Resume(
                    from,
                    new Stimulus(HttpRequestAsked.AnsweredName, answer)
                    {
                        ActivityInstanceId = asked.ActivityInstanceId,
                    }
                );
                break;
            case MailAsked mail:
                Mails.Add(mail);
                break;
            case StimulusToInstance told
                when _instances.Find(virtualInstance => virtualInstance.Id == told.InstanceId) is { } target:
                Resume(target, told.Stimulus);
                break;
        }
    }

    /// <summary>Starts what waits to be started by an event.</summary>
    private void StartTriggered(EventPublished published)
    {
        foreach (var definition in definitions.All())
        {
            if (Compile(definition) is not { } plan)
                continue;
            foreach (
                var trigger in plan.Triggers()
                    .Where(planTrigger =>
                        planTrigger.Kind == TriggerKind.Event && planTrigger.Key == published.Stimulus.Name
                    )
            )
            {
                Start(
                    plan,
                    new StartRequest
                    {
                        TriggerActivityId = trigger.ActivityId,
                        TriggerStimulus = published.Stimulus,
                        CorrelationId = published.CorrelationId,
                    },
                    null
                );
            }
        }
    }

    private JsonObject ExecuteChild(ChildStart request)
    {
        var child = Start(
            Compile(request.DefinitionId)
                ?? throw new ActivityFaultException(
                    "no-definition",
                    $"The definition {request.DefinitionId} cannot be run."
                ),
            new StartRequest
            {
                Input = request.Input,
                CorrelationId = request.CorrelationId,
                Parent = request.Parent,
            },
            request.WriteLine
        );
        return new JsonObject
        {
            ["workflowInstanceId"] = child.Id,
            ["status"] = child.State.Status.ToString(),
            ["subStatus"] = child.State.SubStatus.ToString(),
            ["output"] = child.State.Output.DeepClone(),
        };
    }

    private WorkflowPlan? Compile(string definitionId) =>
        definitions.Find(definitionId) is { } definition ? Compile(definition) : null;

    private WorkflowPlan? Compile(WorkflowDefinition definition)
    {
        if (!_plans.TryGetValue(definition, out var plan))
        {
            _plans[definition] = plan = PlanCompiler
                .Compile(definition, registry, definitions.Find, keepsUnknown: true)
                .Plan;
        }
        return plan;
    }

    private void Resume(VirtualInstance instance, Stimulus stimulus)
    {
        var transition = WorkflowRuntime.Resume(instance.Plan, instance.State, stimulus, Environment(instance));
        if (transition.Refusal is null)
            Apply(instance, transition, null);
    }

    private void Apply(VirtualInstance instance, Transition transition, Action<string>? lines)
    {
        instance.State = transition.State;
        _entries += transition.Journal.Count;
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
        foreach (
            var entry in transition.Journal.Where(journalEntry =>
                journalEntry is { Event: "Completed", NodeId: not null }
            )
        )
        {
            var id = entry.NodeId![(entry.NodeId!.LastIndexOf(':') + 1)..];
            instance.Completed[id] = instance.Completed.GetValueOrDefault(id) + 1;
        }

        foreach (var message in transition.Messages)
            _messages.Enqueue((instance, message));
    }

    private RunEnvironment Environment(VirtualInstance instance) =>
        new()
        {
            Now = _now,
            Scripts = _scripts,
            InstanceId = instance.Id,
            Anchors = instance.Anchors,
            Data = new Dictionary<Type, object>
            {
                [typeof(ChildWorkflows)] = new ChildWorkflows(text => definitions.Find(text) is not null)
                {
                    Execute = ExecuteChild,
                },
            },
        };
}
