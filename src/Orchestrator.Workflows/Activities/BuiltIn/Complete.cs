using System.Text.Json.Nodes;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Completes the inlined definition around it, or the workflow, with outcomes.</summary>
[Activity(
    "Elsa.Complete",
    "Composition",
    DisplayName = "完成",
    Description = "以给定的结果完成所在的复合活动。",
    IsTerminal = true
)]
public sealed class Complete : Activity
{
    /// <summary>The outcomes: one text, or a list of them, also as JSON text; without it Done.</summary>
    [Input(DisplayName = "结果", UIHint = "outcome-picker")]
    public Input<JsonNode>? Outcomes { get; set; }

    protected internal override void Execute(ActivityContext context) =>
        context.Burst.CompleteComposite(context.Run, Names(context.Get(Outcomes)));

    private static string[] Names(JsonNode? outcomes) =>
        outcomes switch
        {
            JsonArray list => [.. list.Select(json => ValueConverter.Convert<string>(json)).OfType<string>()],
            JsonValue value
                when value.TryGetValue<string>(out var text)
                    && text.AsSpan().TrimStart().StartsWith("[", StringComparison.Ordinal) =>
                ValueConverter.Convert<string[]>(value) ?? [],
            JsonValue value => [ValueConverter.Convert<string>(value) ?? ""],
            _ => ["Done"],
        };
}
