using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Orchestrator.Storage.SqlServer.Tests;

/// <summary>Collects how a statement reaches its tables: hints, joins, targets, and what is compared.</summary>
internal sealed class HintVisitor : TSqlFragmentVisitor
{
    // Columns of our documents that are texts, by their names in every statement.
    private static readonly string[] Texts =
    [
        "portal",
        "idempotency_key",
        "employer",
        "series",
        "specialty",
        "level",
        "activity_instance_id",
        "name",
        "key",
        "stage",
        "final_state",
        "committee",
        "anchors",
        "overrides",
        "calendar_version",
        "data",
        "rules",
    ];

    private static readonly string[] Lists = ["u", "n"];

    public List<(string Table, List<TableHintKind> Hints)> Hints { get; } = [];

    public List<(string Alias, string Table)> ForcedSeeks { get; } = [];

    public List<string> Targets { get; } = [];

    public List<(bool IsWrittenOut, JoinHint Hint)> Joins { get; } = [];

    public List<(string Alias, string Column)> Compared { get; } = [];

    public List<(string Sql, bool HasCollation)> ComparedTexts { get; } = [];

    public override void Visit(NamedTableReference node)
    {
        var hints = node.TableHints.Select(hint => hint.HintKind).ToList();
        if (hints.Count == 0)
            return;
        var table = node.SchemaObject.BaseIdentifier.Value;
        Hints.Add((table, hints));
        if (hints.Contains(TableHintKind.ForceSeek))
            ForcedSeeks.Add((node.Alias?.Value ?? table, table));
    }

    public override void Visit(UpdateSpecification node) =>
        Targets.Add(((NamedTableReference)node.Target).SchemaObject.BaseIdentifier.Value);

    public override void Visit(QualifiedJoin node) => Joins.Add((true, node.JoinHint));

    public override void Visit(BooleanComparisonExpression node)
    {
        foreach (var side in new[] { node.FirstExpression, node.SecondExpression })
        {
            if (side is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var column] })
                Compared.Add((alias.Value, column.Value));
            AddText(side);
        }
    }

    // COALESCE of a list's text and a column's is one value with one collation.
    public override void Visit(CoalesceExpression node)
    {
        foreach (var part in node.Expressions)
            AddText(part);
    }

    private void AddText(ScalarExpression expression)
    {
        var inner = expression is ConvertCall convert ? convert.Parameter : expression;
        if (
            inner is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var column] }
            && Lists.Contains(alias.Value)
            && Texts.Contains(column.Value)
        )
        {
            ComparedTexts.Add(
                ($"{alias.Value}.{column.Value}", expression is PrimaryExpression { Collation: not null })
            );
        }
    }
}
