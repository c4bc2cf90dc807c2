using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs branches side by side.</summary>
[Activity("Elsa.Fork", "Control Flow", DisplayName = "分支", Description = "同时执行多个分支。", IsBrowsable = false)]
public sealed class Fork : Activity
{
    private const string Completed = "done";

    /// <summary>WaitAll, the default, completes after every branch; WaitAny after the first.</summary>
    [Input(DisplayName = "方式", DefaultValue = "WaitAll")]
    public ForkJoinMode JoinMode { get; set; } = ForkJoinMode.WaitAll;

    /// <summary>What runs side by side, started in this order.</summary>
    public IReadOnlyList<Activity> Branches { get; set; } = new List<Activity>();

    protected internal override void Execute(ActivityContext context)
    {
        foreach (var branch in Branches)
            context.Schedule(branch);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child)
    {
        var completed = context.GetProperty<int>(Completed) + 1;
        context.SetProperty(Completed, completed);
        if (
            context.GetProperty<bool>(Break.Property)
            || JoinMode == ForkJoinMode.WaitAny
            || completed == Branches.Count
        )
        {
            context.Complete();
        }
    }
}
