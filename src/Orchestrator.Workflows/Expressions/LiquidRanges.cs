using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Puts bounded ranges in the place of Liquid's, which are made whole before the first number is used.</summary>
internal sealed class LiquidRanges : AstRewriter
{
    private const int Longest = 10_000;

    protected override Fluid.Ast.Expression VisitRangeExpression(RangeExpression rangeExpression) =>
        new BoundedRange(rangeExpression);

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
