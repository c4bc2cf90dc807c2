using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities;

/// <summary>What an activity sees of the run, and all it can do to it. Everything done is collected in the transition; nothing leaves the process.</summary>
public abstract class ActivityContext
{
    /// <summary>The clock, the calendar, the anchors and the data of this unit of work.</summary>
    public abstract RunEnvironment Environment { get; }

    /// <summary>The instant of this unit of work: for an arrival the instant it was stamped.</summary>
    public Instant Now => Environment.Now;

    /// <summary>Id of this run of the activity within the instance; an activity in a loop has one for each run.</summary>
    public abstract string ActivityInstanceId { get; }

    /// <summary>Evaluates an input; the default of <typeparamref name="T"/> when the definition does not name it and it has no default.</summary>
    public abstract T? Get<T>(Input<T>? input);

    /// <summary>Writes an output to the variable it is bound to, and remembers it as the activity's last result.</summary>
    public abstract void Set<T>(Output<T>? output, T value);

    /// <summary>Reads a variable in scope by its name; null when there is none.</summary>
    public abstract JsonNode? GetVariable(string name);

    /// <summary>Writes a variable in scope by its name; unknown names make a workflow-level variable.</summary>
    public abstract void SetVariable(string name, JsonNode? value);

    /// <summary>An input of the workflow by its name; null when absent.</summary>
    public abstract JsonNode? GetWorkflowInput(string name);

    /// <summary>Reads what this run of the activity keeps for itself between stimuli.</summary>
    public abstract T? GetProperty<T>(string key);

    /// <summary>Keeps a value for this run of the activity; null removes it. Keep it small: it is stored with every suspended instance.</summary>
    public abstract void SetProperty<T>(string key, T? value);

    /// <summary>Waits for a stimulus of this name; waiting twice for one name is waiting once.</summary>
    public abstract void Wait(string stimulusName);

    /// <summary>Stops waiting for a stimulus.</summary>
    public abstract void StopWaiting(string stimulusName);

    /// <summary>Makes a deadline of this run. When it falls due, <see cref="Activity.Resume"/> gets <see cref="Stimulus.DeadlineDue"/> with its name.</summary>
    public abstract void Arm(DeadlineRequest deadline);

    /// <summary>Moves an open deadline of this run. A decided deadline never moves.</summary>
    public abstract void Move(DeadlineRequest deadline, string reason);

    /// <summary>Closes an open deadline of this run before it is due.</summary>
    public abstract void CloseDeadline(string name, DeadlineState state);

    /// <summary>Adds an entry to the journal.</summary>
    public abstract void Journal(string eventName, string? message = null, JsonObject? data = null);

    /// <summary>Sends through the outbox, in the same commit.</summary>
    public abstract void Send(OutgoingMessage message);

    /// <summary>States a date that others count from; the environment has it at once, the cycle after the commit.</summary>
    public abstract void SetAnchor(string name, LocalDate date);

    /// <summary>States where the instance stands, as people read it (e.g. <c>employerReview</c>).</summary>
    public abstract void SetStage(string stage);

    /// <summary>Refuses the stimulus: nothing of this resume is kept, the sender gets the reason and the clause.</summary>
    public abstract void Refuse(Refusal refusal);

    /// <summary>Completes the activity; without names the outcome is <c>Done</c>.</summary>
    public abstract void Complete(params string[] outcomes);

    /// <summary>Faults the activity with an incident.</summary>
    public abstract void Fault(string code, string message);

    /// <summary>Writes a line: to the run's lines, as WriteLine does.</summary>
    public abstract void WriteLine(string text);

    /// <summary>Schedules a child activity of a composite.</summary>
    public abstract void Schedule(Activity child, string? tag = null);
}
