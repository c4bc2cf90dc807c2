using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities;

/// <summary>
/// What an activity sees of the run, and all it can do to it. Everything done is collected in the transition; nothing
/// leaves the process.
/// </summary>
public sealed class ActivityContext
{
    private readonly Burst _burst;

    internal ActivityContext(Burst burst, ActivityRun run)
    {
        _burst = burst;
        Run = run;
    }

    /// <summary>The clock, the calendar, the anchors and the data of this unit of work.</summary>
    public RunEnvironment Environment => _burst.Environment;

    /// <summary>The instant of this unit of work: for an arrival the instant it was stamped.</summary>
    public Instant Now => Environment.Now;

    /// <summary>Set when the instance was taken up again after a missed deadline: the day it was given.</summary>
    public Grace? Grace => _burst.State.Grace;

    /// <summary>Id of this run of the activity within the instance; an activity in a loop has one for each run.</summary>
    public string ActivityInstanceId => Run.Id;

    /// <summary>The compiled definition that runs.</summary>
    public WorkflowPlan Plan => _burst.Plan;

    /// <summary>The activity that runs.</summary>
    public Activity Activity => Run.Node.Activity;

    internal Burst Burst => _burst;

    internal ActivityRun Run { get; }

    /// <summary>In <see cref="Activity.ChildCompleted"/>: the child's run.</summary>
    internal ActivityRun? ChildRun { get; init; }

    /// <summary>Whether this activity is the trigger that started the instance.</summary>
    internal bool IsTrigger => _burst.IsTrigger(Run);

    /// <summary>
    /// Evaluates an input; the default of <typeparamref name="T"/> when the definition does not name it and it has no
    /// default.
    /// </summary>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
            return default;
        if (input.Compiled is not { } compiled)
            return ValueConverter.Convert<T>(input.Expression.Value);
        if (compiled.IsConstant)
        {
            return compiled.CopyConstant
                ? (T)(object)((JsonNode)(object)compiled.Constant!).DeepClone()
                : compiled.Constant;
        }
        if (!compiled.AutoEvaluate)
            return compiled.Value(new Scope(_burst, Run));
        var values = Run.Inputs ??= new object?[Run.Node.Slots];
        if (values[compiled.Slot] is InputValue known)
            return known.Value is null ? default : (T)known.Value;
        var value = compiled.Value(new Scope(_burst, Run));
        values[compiled.Slot] = InputValue.Of(value);
        return value;
    }

    /// <summary>Writes an output to the variable it is bound to, and remembers it as the activity's last result.</summary>
    public void Set<T>(Output<T>? output, T value)
    {
        if (output is null)
            return;
        var node = ValueConverter.ToNode(value);
        if (output.VariableId.Length > 0)
            WriteBound(_burst, Run, output.VariableId, node);
        _burst.Remember(Run.ActivityId, output.Name, node);
    }

    /// <summary>Reads a variable in scope by its name; null when there is none. The value is the caller's own.</summary>
    public JsonNode? GetVariable(string name) => new Scope(_burst, Run).FindByName(name)?.Read()?.DeepClone();

    /// <summary>Writes a variable in scope by its name; unknown names make a workflow-level variable.</summary>
    public void SetVariable(string name, JsonNode? value)
    {
        var place = new Scope(_burst, Run).FindByName(name) ?? new Scope.Place(_burst, null, name, null);
        place.Write(value?.DeepClone());
    }

    /// <summary>
    /// An input of the workflow by its name, else its default; null when there is neither. The value is the caller's
    /// own.
    /// </summary>
    public JsonNode? GetWorkflowInput(string name) => new Scope(_burst, Run).ReadInput(name)?.DeepClone();

    /// <summary>Reads what this run of the activity keeps for itself between stimuli.</summary>
    public T? GetProperty<T>(string key) =>
        Run.Properties is { } properties && properties.TryGetValue(key, out var value)
            ? ValueConverter.Convert<T>(value)
            : default;

    /// <summary>
    /// Keeps a value for this run of the activity; null removes it. Keep it small: it is stored with every suspended
    /// instance.
    /// </summary>
    public void SetProperty<T>(string key, T? value)
    {
        if (value is null)
            Run.Properties?.Remove(key);
        else
            (Run.Properties ??= new(StringComparer.Ordinal))[key] = ValueConverter.ToNode(value);
    }

    /// <summary>Waits for a stimulus of this name; waiting twice for one name is waiting once.</summary>
    public void Wait(string stimulusName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stimulusName);
        var waits = Run.Waits ??= [];
        if (!waits.Contains(stimulusName))
            waits.Add(stimulusName);
    }

    /// <summary>Stops waiting for a stimulus.</summary>
    public void StopWaiting(string stimulusName) => Run.Waits?.Remove(stimulusName);

    /// <summary>
    /// Makes a deadline of this run. When it falls due, <see cref="Activity.Resume"/> gets
    /// <see cref="Stimulus.DeadlineDue"/> with its name.
    /// </summary>
    public void Arm(DeadlineRequest deadline) => _burst.Effects.Arm(Run, deadline);

    /// <summary>Whether this run has an open deadline of this name.</summary>
    public bool HasOpenDeadline(string name) => Run.Deadlines?.Exists(deadline => deadline.Name == name) == true;

    /// <summary>Moves an open deadline of this run. A decided deadline never moves.</summary>
    public void Move(DeadlineRequest deadline, string reason) => _burst.Effects.Move(Run, deadline, reason);

    /// <summary>
    /// Closes an open deadline of this run before it is due; while it is being decided, says what it was. Another
    /// name does nothing.
    /// </summary>
    public void CloseDeadline(string name, DeadlineState state) => _burst.Effects.CloseDeadline(Run, name, state);

    /// <summary>Adds an entry to the journal.</summary>
    public void Journal(string eventName, string? message = null, JsonObject? data = null) =>
        _burst.Effects.AddJournal(eventName, Run, message, data);

    /// <summary>Sends through the outbox, in the same commit.</summary>
    public void Send(OutgoingMessage message) => _burst.Effects.Send(message);

    /// <summary>States a date that others count from; the environment has it at once, the cycle after the commit.</summary>
    public void SetAnchor(string name, LocalDate date) => _burst.SetAnchor(name, date);

    /// <summary>States where the instance stands, as people read it (e.g. <c>employerReview</c>).</summary>
    public void SetStage(string stage) => _burst.SetStage(stage);

    /// <summary>
    /// Refuses the stimulus: nothing of this resume is kept, the sender gets the reason and the clause. A due
    /// deadline cannot be refused: that is an incident.
    /// </summary>
    public void Refuse(Refusal refusal) => _burst.Refuse(refusal);

    /// <summary>Completes the activity; without names the outcome is <c>Done</c>.</summary>
    public void Complete(params string[] outcomes)
    {
        if (_burst.Refusal is null)
            _burst.Complete(Run, outcomes.Length == 0 ? Burst.Done : outcomes);
    }

    /// <summary>Faults the activity with an incident.</summary>
    public void Fault(string code, string message) => _burst.Fault(Run, code, message);

    /// <summary>Writes a line: to the run's lines, as WriteLine does.</summary>
    public void WriteLine(string text) => _burst.Effects.WriteLine(text);

    /// <summary>Schedules a child activity of a composite.</summary>
    public void Schedule(Activity child, string? tag = null) =>
        _burst.Schedule(new ScheduledActivity(child, Run) { Tag = tag });

    internal void Schedule(ScheduledActivity item) => _burst.Schedule(item);

    internal T? GetFor<T>(Input<T>? input, T fallback)
        where T : struct =>
        input?.Compiled is { } compiled
            ? compiled.IsConstant
                ? compiled.Constant
                : compiled.Value(new Scope(_burst, Run))
            : fallback;

    /// <summary>Writes a value to the variable or workflow output that a memory reference names.</summary>
    internal static void WriteBound(Burst burst, ActivityRun? from, string reference, JsonNode? value)
    {
        if (new Scope(burst, from).FindReference(reference, null) is { } place)
            place.Write(value);
        else
            WriteOutput(burst, from, reference, value, onlyDeclared: true);
    }

    /// <summary>Sets an output of the nearest inlined definition that declares it, else of the workflow.</summary>
    internal static void WriteOutput(Burst burst, ActivityRun? from, string name, JsonNode? value, bool onlyDeclared)
    {
        for (var run = from; run is not null; run = run.Parent)
        {
            if (run.Node.Definition?.Outputs.Any(definition => definition.Name == name) != true)
                continue;
            (run.Outputs ??= new(StringComparer.Ordinal))[name] = value;
            new Scope(burst, from).FindByName(name)?.Write(value);
            return;
        }

        if (!onlyDeclared || burst.Plan.Definition.Outputs.Any(definition => definition.Name == name))
            burst.SetWorkflowOutput(name, value);
    }
}
