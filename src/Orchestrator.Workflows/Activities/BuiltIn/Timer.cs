namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Waits for an interval, or starts an instance at each.</summary>
[Activity("Elsa.Timer", "Scheduling", DisplayName = "定时器", Description = "每隔一段时间触发一次。", Kind = "Trigger")]
public sealed class Timer : Activity
{
    /// <summary>As a wait it is counted from the instant at which the activity runs.</summary>
    [Input(DisplayName = "间隔", DefaultValue = "00:01:00")]
    public Input<TimeSpan>? Interval { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (!context.IsTrigger)
            TimedWait.Until(context, TimedWait.After(context, context.Get(Interval)));
    }
}
