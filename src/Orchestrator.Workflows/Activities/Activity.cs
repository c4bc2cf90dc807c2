using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities;

/// <summary>
/// One step of a definition. An instance is compiled once from a published definition and shared by all of its
/// workflow instances: it holds inputs as expressions and never state; state lives in the <see cref="ActivityContext"/>.
/// </summary>
public abstract class Activity
{
    /// <summary>The id in the definition, unique in it.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>Parent node id, a colon, and the id: Elsa's address of a node.</summary>
    public string NodeId { get; internal set; } = "";

    /// <summary>What the administrator called the node (metadata.displayText), else its name.</summary>
    public string DisplayText { get; internal set; } = "";

    /// <summary>What the runtime knows of it; set when it is compiled.</summary>
    internal PlanNode Node { get; set; } = null!;

    /// <summary>
    /// Runs the step. It completes with the outcome <c>Done</c> unless it waits, schedules a child, completes
    /// with other outcomes, faults or refuses.
    /// </summary>
    protected internal abstract void Execute(ActivityContext context);

    /// <summary>
    /// Called with each stimulus it waits for, and when one of its deadlines falls due. It goes on waiting unless it completes.
    /// </summary>
    protected internal virtual void Resume(ActivityContext context, Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Complete();
    }

    /// <summary>
    /// Whether a stimulus of a name that it waits for is meant for it: true unless instances have parts that stimuli name and
    /// this activity is of another. Called before <see cref="Resume"/>, and must change nothing.
    /// </summary>
    protected internal virtual bool Takes(ActivityContext context, Stimulus stimulus) => true;

    /// <summary>Why a stimulus is refused that every activity that waits for its name leaves to others; null: it is not expected.</summary>
    /// <param name="waiting">All that wait for the name; this activity is the first of them.</param>
    /// <param name="stimulus">The stimulus.</param>
    protected internal virtual Refusal? RefuseUntaken(IReadOnlyList<ActivityContext> waiting, Stimulus stimulus) =>
        null;

    /// <summary>
    /// Called when the instance is taken up again after a missed deadline and this activity was waiting; its open
    /// deadlines are made anew already.
    /// </summary>
    protected internal virtual void TakenUp(ActivityContext context) { }

    /// <summary>Called when a child that this activity scheduled has completed.</summary>
    protected internal virtual void ChildCompleted(ActivityContext context, CompletedChild child) { }

    /// <summary>Called when a child was cancelled while this activity goes on.</summary>
    internal virtual void ChildCancelled(ActivityContext context, Activity child) { }
}
