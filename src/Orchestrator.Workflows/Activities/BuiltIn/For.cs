using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Counts from one number to another.</summary>
[Activity("Elsa.For", "Looping", DisplayName = "计数循环", Description = "从起点数到终点，每步执行一次。")]
public sealed class For : Activity, ILoop
{
    private const string Current = "at";

    /// <summary>The first number.</summary>
    [Input(DisplayName = "起点", DefaultValue = 0)]
    public Input<int>? Start { get; set; }

    /// <summary>The last number, or the one before which it stops; see <see cref="OuterBoundInclusive"/>.</summary>
    [Input(DisplayName = "终点", DefaultValue = 0)]
    public Input<int>? End { get; set; }

    /// <summary>What is added each time; negative counts down.</summary>
    [Input(DisplayName = "步长", DefaultValue = 1)]
    public Input<int>? Step { get; set; }

    /// <summary>True, the default: the end itself is counted too.</summary>
    [Input(DisplayName = "含终点", DefaultValue = true)]
    public Input<bool>? OuterBoundInclusive { get; set; }

    /// <summary>The number of the turn that runs; the body also sees it as the variable <c>CurrentValue</c>.</summary>
    [Output]
    public Output<JsonNode>? CurrentValue { get; set; }

    /// <summary>Runs once for each number; null: nothing is counted.</summary>
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
        var within =
            context.Get(Step) >= 0
                ? inclusive
                    ? value <= end
                    : value < end
                : inclusive
                    ? value >= end
                    : value > end;
        if (!within || context.GetProperty<bool>(Break.Property))
        {
            context.Complete();
            return;
        }

        context.SetProperty(Current, value);
        var current = Json.Nodes.Whole(value);
        context.Set(CurrentValue, current);
        context.Schedule(
            new ScheduledActivity(Body!, context.Run)
            {
                Variables = new(StringComparer.Ordinal) { ["CurrentValue"] = current },
            }
        );
    }
}
