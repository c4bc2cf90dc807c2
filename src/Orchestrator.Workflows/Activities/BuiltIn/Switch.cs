using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs the activities of the cases that hold.</summary>
[Activity("Elsa.Switch", "Branching", DisplayName = "选择", Description = "执行条件成立的活动。")]
public sealed class Switch : Activity
{
    private const string Remaining = "left";

    /// <summary>In the order in which they are tried, each with what it runs.</summary>
    [Input(DisplayName = "情形", UIHint = "switch-editor")]
    public IReadOnlyList<SwitchCase> Cases { get; set; } = [];

    /// <summary>MatchFirst, the default, runs the first case that holds; MatchAny every one, side by side.</summary>
    [Input(DisplayName = "方式", DefaultValue = "MatchFirst")]
    public Input<SwitchMode>? Mode { get; set; }

    /// <summary>Runs when no case holds; null: nothing.</summary>
    public Activity? Default { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var holding = Cases.Where(switchCase => context.Get(switchCase.Condition)).ToList();
        if (holding.Count > 1 && context.Get(Mode) == SwitchMode.MatchFirst)
            holding.RemoveRange(1, holding.Count - 1);
        var next =
            holding.Count > 0 ? holding.Select(switchCase => switchCase.Activity).OfType<Activity>().ToList()
            : Default is null ? []
            : [Default];
        foreach (var activity in next)
            context.Schedule(activity);
        context.SetProperty(Remaining, next.Count);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child)
    {
        var left = context.GetProperty<int>(Remaining) - 1;
        context.SetProperty(Remaining, left);
        if (left == 0)
            context.Complete();
    }
}
