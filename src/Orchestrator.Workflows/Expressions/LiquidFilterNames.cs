using Fluid.Ast;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Finds filters that do not exist: Liquid itself would pass the value through in silence.</summary>
internal sealed class LiquidFilterNames : AstVisitor
{
    /// <summary>The first of them; null when all exist.</summary>
    public string? Unknown { get; private set; }

    protected override Fluid.Ast.Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!LiquidContext.HasFilter(filterExpression.Name))
            Unknown ??= filterExpression.Name;
        return base.VisitFilterExpression(filterExpression);
    }
}
