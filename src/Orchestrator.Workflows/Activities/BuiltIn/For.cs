using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Counts from one number to another.</summary>
[Activity("Elsa.For", "Looping", DisplayName = "计数循环", Description = "从起点数到终点，每步执行一次。")]
public sealed class For : Activity, ILoop
{
    private const string Current = "at";

    [Input(DisplayName = "起点", DefaultValue = 0)]
    public Input<int>? Start { get; set; }

    [Input(DisplayName = "终点", DefaultValue = 0)]
    public Input<int>? End { get; set; }

    [Input(DisplayName = "步长", DefaultValue = 1)]
    public Input<int>? Step { get; set; }

    [Input(DisplayName = "含终点", DefaultValue = true)]
    public Input<bool>? OuterBoundInclusive { get; set; }

    [Output]
    public Output<JsonNode>? CurrentValue { get; set; }

    public Activity? Body { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        if (Body is not null)
            Go(context, context.Get(Start));
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        Go(context, context.GetProperty<int>(Current) + context.Get(Step));

    private void Go(ActivityContext context, int value)
    {
        var end = context.Get(End);
        var inclusive = context.Get(OuterBoundInclusive);
        var within = context.Get(Step) >= 0
            ? inclusive ? value <= end : value < end
            : inclusive ? value >= end : value > end;
        if (!within || context.GetProperty<bool>(Break.Property))
        {
            context.Complete();
            return;
        }

        context.SetProperty(Current, value);
        var current = Json.Nodes.Whole(value);
        context.Set(CurrentValue, current);
        context.Schedule(new WorkItem(Body!, context.Run) { Variables = new(StringComparer.Ordinal) { ["CurrentValue"] = current } });
    }
}
