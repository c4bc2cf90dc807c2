using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Bounds what a template does: each statement looks at the evaluation's bounds first, and ranges, which Liquid makes whole before
/// the first number is used, are bounded.
/// </summary>
internal sealed class LiquidBounds : AstRewriter
{
    private const string Key = "bounds";
    private const int Longest = 10_000;

    /// <summary>Gives a rendering its bounds.</summary>
    public static void Set(TemplateContext context, ScriptBounds bounds) => context.AmbientValues[Key] = bounds;

    /// <summary>Looks at the bounds of a rendering.</summary>
    public static void Look(TemplateContext context) => ((ScriptBounds)context.AmbientValues[Key]).Look();

    public override Statement Visit(Statement statement)
    {
        var visited = base.Visit(statement);
        // These are parts of others, which know them by their type.
        return visited is ElseStatement or ElseIfStatement or WhenStatement ? visited : new BoundedStatement(visited);
    }

    protected override Fluid.Ast.Expression VisitRangeExpression(RangeExpression rangeExpression) =>
        new BoundedRange(rangeExpression);

    private sealed class BoundedStatement(Statement inner) : Statement
    {
        public override ValueTask<Completion> WriteToAsync(
            TextWriter writer,
            TextEncoder encoder,
            TemplateContext context
        )
        {
            Look(context);
            return inner.WriteToAsync(writer, encoder, context);
        }
    }

    private sealed class BoundedRange(RangeExpression range) : Fluid.Ast.Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var from = (await range.From.EvaluateAsync(context)).ToNumberValue();
            var to = (await range.To.EvaluateAsync(context)).ToNumberValue();
            return to - from < Longest
                ? await range.EvaluateAsync(context)
                : throw new ExpressionException("script", $"The range has more than {Longest} numbers.");
        }
    }
}
