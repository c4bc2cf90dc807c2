using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Waits until the next occurrence of a cron expression, by the civil time of Asia/Shanghai.</summary>
[Activity("Elsa.Cron", "Scheduling", DisplayName = "Cron", Description = "按Cron表达式触发。", Kind = "Trigger")]
public sealed class Cron : Activity
{
    /// <summary>Five fields, or six with seconds first; one that never occurs again is an incident.</summary>
    [Input(DisplayName = "表达式", IsRequired = true)]
    public Input<string>? CronExpression { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (context.IsTrigger)
            return;
        var expression = CronTimes.Parse(context.Get(CronExpression) ?? "");
        var next = CronTimes.Next(expression, context.Now)
            ?? throw new ActivityFaultException("cron", "The cron expression never occurs again.");
        TimedWait.Until(context, next);
    }
}
