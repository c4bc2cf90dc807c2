using System.Data;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>Named parameters.</summary>
internal static class SqlServerParameters
{
    /// <summary>An id, a count or milliseconds, as <c>bigint</c>.</summary>
    public static SqlParameter Of(string name, long value) => new(name, SqlDbType.BigInt) { Value = value };

    /// <summary>A kind, as <c>smallint</c>.</summary>
    public static SqlParameter Of(string name, short value) => new(name, SqlDbType.SmallInt) { Value = value };

    /// <summary>An instant, as <c>datetime2</c> in UTC, cut to the microsecond; null stays null.</summary>
    public static SqlParameter Of(string name, Instant? value) =>
        new(name, SqlDbType.DateTime2)
        {
            Value = value is { } instant ? InstantConverter.ToDatabase(instant) : DBNull.Value,
        };

    /// <summary>A list, as a JSON array.</summary>
    public static SqlParameter List<T>(string name, IEnumerable<T> values) =>
        new(name, SqlDbType.NVarChar, -1) { Value = JsonSerializer.Serialize(values) };

    /// <summary>The parameter <c>@rows</c> of a bulk statement.</summary>
    public static SqlParameter Rows<TRow>(BulkRows<TRow> rows, IReadOnlyList<TRow> values) =>
        new("@rows", SqlDbType.NVarChar, -1) { Value = SqlServerBulk.ToJson(rows, values) };
}
