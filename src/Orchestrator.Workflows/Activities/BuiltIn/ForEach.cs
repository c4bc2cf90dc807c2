using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs its body once for each item, one after the other.</summary>
[Activity("Elsa.ForEach", "Looping", DisplayName = "逐项循环", Description = "对每一项依次执行一次。")]
public sealed class ForEach : Activity, ILoop
{
    private const string Next = "next";
    private const string Snapshot = "items";

    /// <summary>What it goes over, as it was when the loop began; null is an empty list.</summary>
    [Input(DisplayName = "各项", UIHint = "multitext")]
    public Input<JsonArray>? Items { get; set; }

    /// <summary>
    /// The item of the turn that runs; the body sees it and the zero-based <c>CurrentIndex</c> as variables.
    /// </summary>
    [Output]
    public Output<JsonNode>? CurrentValue { get; set; }

    /// <summary>Runs once for each item; null: nothing happens.</summary>
    public Activity? Body { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (Body is null)
            return;

        // What a variable or script gave is kept: the loop goes over what there was when it began.
        if (Items?.Compiled is { IsConstant: false })
            context.SetProperty(Snapshot, context.Get(Items));
        Go(context);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) => Go(context);

    private void Go(ActivityContext context)
    {
        var items = (
            Items?.Compiled is { IsConstant: false } ? context.GetProperty<JsonArray>(Snapshot) : context.Get(Items)
        ) ?? [];
        var next = context.GetProperty<int>(Next);
        if (next >= items.Count || context.GetProperty<bool>(Break.Property))
        {
            context.Complete();
            return;
        }

        context.SetProperty(Next, next + 1);
        var current = items[next]?.DeepClone();
        context.Set(CurrentValue, current!);
        context.Schedule(
            new ScheduledActivity(Body!, context.Run)
            {
                Variables = new(StringComparer.Ordinal)
                {
                    ["CurrentIndex"] = Json.Nodes.Whole(next),
                    ["CurrentValue"] = current,
                },
            }
        );
    }
}
