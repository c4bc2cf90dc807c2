namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Waits for a duration.</summary>
[Activity("Elsa.Delay", "Scheduling", DisplayName = "延时", Description = "等待一段时间，长短不限。")]
public sealed class Delay : Activity
{
    /// <summary>Counted from the instant at which the activity runs; zero or less falls due at once.</summary>
    [Input(DisplayName = "时长", DefaultValue = "00:01:00")]
    public Input<TimeSpan>? TimeSpan { get; set; }

    protected internal override void Execute(ActivityContext context) =>
        TimedWait.Until(context, TimedWait.After(context, context.Get(TimeSpan)));
}
