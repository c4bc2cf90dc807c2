namespace Orchestrator.Workflows.Activities;

/// <summary>An activity that holds others and has a scope of variables of its own.</summary>
public abstract class Container : Activity
{
    /// <summary>The activities inside, in the order of the file.</summary>
    public IReadOnlyList<Activity> Activities { get; set; } = new List<Activity>();
}
