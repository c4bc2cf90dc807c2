using System.Text.Json.Nodes;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Runs a script (ECMAScript 2023).</summary>
[Activity(
    "Elsa.RunJavaScript",
    "Scripting",
    DisplayName = "运行脚本",
    Description = "运行JavaScript脚本，可用setOutcome选择结果。"
)]
[Outcomes("Done=完成")]
public sealed class RunJavaScript : Activity
{
    /// <summary>The script's text; null or blank: nothing runs. Bounds of scripts: D13.</summary>
    [Input(DisplayName = "脚本", UIHint = "code-editor")]
    public Input<string>? Script { get; set; }

    /// <summary>The ports that the designer draws; what <c>setOutcome</c> may name is not limited to them.</summary>
    [Input(DisplayName = "可能的结果", UIHint = "dynamic-outcomes")]
    public Input<IReadOnlyList<string>>? PossibleOutcomes { get; set; }

    /// <summary>What the script returned; not written when it returned nothing.</summary>
    [Output]
    public Output<JsonNode>? Result { get; set; }

    /// <summary>The script when the definition states it as text; parsed once.</summary>
    internal Script? Prepared { get; set; }

    protected internal override void Execute(ActivityContext context)
    {
        var script = Prepared
            ?? (
                context.Get(Script) is { } text && !string.IsNullOrWhiteSpace(text)
                    ? Expressions.Script.Parse(text)
                    : null
            );
        if (script is null)
            return;
        var outcomes = new List<string>();
        var result = ScriptHost.Evaluate(script, new Scope(context.Burst, context.Run), outcomes);
        if (result is not null)
            context.Set(Result, result);
        context.Complete(outcomes.Count == 0 ? ["Done"] : [.. outcomes]);
    }
}
