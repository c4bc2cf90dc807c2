namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Follows the arrows of the cases that hold.</summary>
[Activity(
    "Elsa.FlowSwitch",
    "Branching",
    DisplayName = "多路判断",
    Description = "走条件成立的连线，都不成立时走Default。"
)]
[Outcomes("Default=其他")]
public sealed class FlowSwitch : Activity
{
    /// <summary>In the order in which they are tried; the label of one that holds is an outcome.</summary>
    [Input(DisplayName = "情形", UIHint = "flow-switch-editor")]
    public IReadOnlyList<SwitchCase> Cases { get; set; } = [];

    /// <summary>MatchFirst, the default, follows the first case that holds; MatchAny every one.</summary>
    [Input(DisplayName = "方式", DefaultValue = "MatchFirst")]
    public Input<SwitchMode>? Mode { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var holding = Cases
            .Where(switchCase => context.Get(switchCase.Condition))
            .Select(switchCase => switchCase.Label ?? "")
            .ToArray();
        if (holding.Length == 0)
            context.Complete("Default");
        else
            context.Complete(context.Get(Mode) == SwitchMode.MatchFirst ? holding[..1] : holding);
    }
}
