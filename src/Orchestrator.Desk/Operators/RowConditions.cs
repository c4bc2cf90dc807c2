using System.Linq.Expressions;

namespace Orchestrator.Desk.Operators;

/// <summary>Puts conditions of a query together.</summary>
internal static class RowConditions
{
    /// <summary>Holds where one of them does; of none, nowhere.</summary>
    public static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions) =>
        conditions.Aggregate((Expression<Func<T, bool>>)(_ => false), (one, other) =>
            Join(one, other, Expression.OrElse)
        );

    /// <summary>Holds where both do.</summary>
    public static Expression<Func<T, bool>> Both<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Join(one, other, Expression.AndAlso);

    private static Expression<Func<T, bool>> Join<T>(
        Expression<Func<T, bool>> one,
        Expression<Func<T, bool>> other,
        Func<Expression, Expression, Expression> by
    )
    {
        var row = one.Parameters[0];
        var renamed = new Renaming(other.Parameters[0], row).Visit(other.Body);
        return Expression.Lambda<Func<T, bool>>(by(one.Body, renamed), row);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
