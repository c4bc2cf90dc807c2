using NodaTime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Waits until an instant.</summary>
[Activity(
    "Elsa.StartAt",
    "Scheduling",
    DisplayName = "定点",
    Description = "等到给定的时刻；已过则立即继续。",
    Kind = "Trigger"
)]
public sealed class StartAt : Activity
{
    /// <summary>The instant (UTC) waited for; a past one does not wait.</summary>
    [Input(DisplayName = "时刻", IsRequired = true)]
    public Input<Instant>? DateTime { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var due = context.Get(DateTime);
        if (!context.IsTrigger && due > context.Now)
            TimedWait.Until(context, due);
    }
}
