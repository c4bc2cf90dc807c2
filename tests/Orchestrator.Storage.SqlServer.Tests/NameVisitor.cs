using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Orchestrator.Storage.SqlServer.Tests;

/// <summary>Collects the tables and columns that a statement names.</summary>
internal sealed class NameVisitor : TSqlFragmentVisitor
{
    private readonly HashSet<string> _aliases = [];
    private readonly List<string> _named = [];

    public IEnumerable<string> Tables => _named.Where(name => !_aliases.Contains(name));

    public List<string> Columns { get; } = [];

    public List<(string Table, List<string> Columns)> Inserts { get; } = [];

    public override void Visit(NamedTableReference node)
    {
        if (node.Alias is { } alias)
        {
            _aliases.Add(alias.Value);
        }

        if (node.SchemaObject.SchemaIdentifier is null)
        {
            _named.Add(node.SchemaObject.BaseIdentifier.Value);
        }
    }

    public override void Visit(CommonTableExpression node) => _aliases.Add(node.ExpressionName.Value);

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is { } name)
        {
            Columns.Add(name.Identifiers[^1].Value);
        }
    }

    public override void Visit(InsertSpecification node) =>
        Inserts.Add(
            (
                ((NamedTableReference)node.Target).SchemaObject.BaseIdentifier.Value,
                [.. node.Columns.Select(expression => expression.MultiPartIdentifier.Identifiers[^1].Value)]
            )
        );
}
