using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Tests.Support;

/// <summary>A running instance whose state goes through its stored form between every two stimuli.</summary>
internal sealed class Instance
{
    public static readonly Instant Now = Instant.FromUtc(2024, 10, 8, 1, 0);

    private readonly List<string> _lines = [];

    public Instance(
        string json,
        FlowchartMode mode = FlowchartMode.Counter,
        JsonObject? input = null,
        string? trigger = null,
        params string[] others
    )
    {
        Plan = PlanOf(json, others);
        Keep(
            WorkflowRuntime.Start(
                Plan,
                new StartRequest
                {
                    FlowchartMode = mode,
                    Input = input,
                    TriggerActivityId = trigger,
                },
                Environment(Now)
            )
        );
    }

    public WorkflowPlan Plan { get; }

    public WorkflowState State { get; private set; } = new();

    public Transition Last { get; private set; } = null!;

    public IReadOnlyList<string> Lines => _lines;

    public Dictionary<string, LocalDate> Anchors { get; } = new(StringComparer.Ordinal);

    public static ActivityRegistry Registry { get; } = ActivityRegistry.BuiltIn.With(typeof(Instance).Assembly);

    public static WorkflowPlan PlanOf(string json, params string[] others)
    {
        var read = DefinitionReader.Read(json);
        read.Findings.ShouldBeEmpty();
        var set = new Workflows.Running.DefinitionSet();
        foreach (var other in others)
            set.Add(DefinitionReader.Read(other).Definition!);
        var compiled = PlanCompiler.Compile(read.Definition!, Registry, set.Find);
        compiled.Findings.ShouldBeEmpty();
        return compiled.Plan!;
    }

    public Transition Send(string name, JsonObject? payload = null) =>
        Keep(WorkflowRuntime.Resume(Plan, State, new Stimulus(name, payload), Environment(Now)));

    public Transition Due(string deadline = "due", JsonObject? payload = null) =>
        Keep(
            WorkflowRuntime.Resume(
                Plan,
                State,
                Stimulus.DeadlineDue(
                    State.Bookmarks.First(bookmark => bookmark.Deadline == deadline).ActivityInstanceId,
                    deadline
                ) with
                {
                    Payload = payload,
                },
                Environment(Now)
            )
        );

    public Transition Cancel() => Keep(WorkflowRuntime.Cancel(Plan, State, Environment(Now)));

    public Transition Retry(params string[] activityIds) =>
        Keep(WorkflowRuntime.Retry(Plan, State, activityIds.Length == 0 ? null : activityIds, Environment(Now)));

    public RunEnvironment Environment(Instant now) =>
        new()
        {
            Now = now,
            InstanceId = "42",
            Anchors = Anchors,
        };

    private Transition Keep(Transition transition)
    {
        Last = transition;
        State = WorkflowStateJson.Read(WorkflowStateJson.Write(transition.State));
        if (transition.Refusal is null)
            _lines.AddRange(transition.Lines);
        return transition;
    }
}
