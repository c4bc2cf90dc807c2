using Npgsql;
using NpgsqlTypes;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>
/// Rows as arrays, one parameter per column, joined again by <c>unnest</c>: one statement and one plan whatever the
/// number of rows.
/// </summary>
/// <remarks>Measured beside binary COPY, 500 rows a page: the same speed for inserts, and it serves updates too.</remarks>
internal static class PostgreSqlBulk
{
    /// <summary>The source <c>u</c> of a statement: <c>unnest($1, $2, …) AS u(id, name, …)</c>.</summary>
    public static string Source<TRow>(BulkRows<TRow> rows, int firstParameter = 1) =>
        $"unnest({string.Join(", ", rows.Columns.Select((_, number) => $"${number + firstParameter}"))}) AS u({rows.Names})";

    /// <summary>Adds the arrays as parameters.</summary>
    public static void AddTo<TRow>(
        NpgsqlParameterCollection parameters,
        BulkRows<TRow> rows,
        IReadOnlyList<TRow> values
    )
    {
        foreach (var column in rows.Columns)
        {
            parameters.Add(
                new NpgsqlParameter
                {
                    Value = column.Values(values),
                    NpgsqlDbType = NpgsqlDbType.Array | TypeOf(column.Type),
                }
            );
        }
    }

    private static NpgsqlDbType TypeOf(BulkType type) =>
        type switch
        {
            BulkType.Int64 => NpgsqlDbType.Bigint,
            BulkType.Int32 => NpgsqlDbType.Integer,
            BulkType.Int16 => NpgsqlDbType.Smallint,
            BulkType.Text => NpgsqlDbType.Text,
            BulkType.Bytes => NpgsqlDbType.Bytea,
            BulkType.Instant => NpgsqlDbType.TimestampTz,
            BulkType.Date => NpgsqlDbType.Date,
            BulkType.Boolean => NpgsqlDbType.Boolean,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
