using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs its body for all items side by side.</summary>
[Activity(
    "Elsa.ParallelForEach",
    "Looping",
    DisplayName = "并行逐项",
    Description = "对每一项同时执行一次，全部完成后继续。"
)]
public sealed class ParallelForEach : Activity
{
    private const string Remaining = "left";

    /// <summary>What it goes over; null is an empty list.</summary>
    [Input(DisplayName = "各项", UIHint = "multitext")]
    public Input<JsonArray>? Items { get; set; }

    /// <summary>
    /// Runs for each item in a scope of its own with <c>CurrentValue</c> and the zero-based <c>CurrentIndex</c>.
    /// </summary>
    public Activity? Body { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var items = context.Get(Items) ?? [];
        if (Body is null)
            return;
        for (var i = 0; i < items.Count; i++)
        {
            context.Schedule(
                new ScheduledActivity(Body, context.Run)
                {
                    Tag = i.ToString(CultureInfo.InvariantCulture),
                    Variables = new(StringComparer.Ordinal)
                    {
                        ["CurrentValue"] = items[i]?.DeepClone(),
                        ["CurrentIndex"] = Json.Nodes.Whole(i),
                    },
                }
            );
        }

        context.SetProperty(Remaining, items.Count);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child)
    {
        var left = context.GetProperty<int>(Remaining) - 1;
        context.SetProperty(Remaining, left);
        if (left == 0)
            context.Complete();
    }
}
