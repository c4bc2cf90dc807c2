using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>Positional parameters.</summary>
internal static class PostgreSqlParameters
{
    /// <summary>An id or a count, as <c>bigint</c>.</summary>
    public static NpgsqlParameter Of(long value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    /// <summary>A number of rows, as <c>integer</c>.</summary>
    public static NpgsqlParameter Of(int value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Integer };

    /// <summary>A kind or a state, as <c>smallint</c>.</summary>
    public static NpgsqlParameter Of(short value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Smallint };

    /// <summary>Ids, as <c>bigint[]</c>.</summary>
    public static NpgsqlParameter Of(IEnumerable<long> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    /// <summary>Kinds, as <c>smallint[]</c>.</summary>
    public static NpgsqlParameter Of(IEnumerable<short> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint };

    /// <summary>Keys, as <c>text[]</c>.</summary>
    public static NpgsqlParameter Of(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>A length of time, as <c>interval</c>.</summary>
    public static NpgsqlParameter Of(Duration value) =>
        new() { Value = value.ToTimeSpan(), NpgsqlDbType = NpgsqlDbType.Interval };

    /// <summary>An instant, as <c>timestamptz</c> in UTC, cut to the microsecond; null stays null.</summary>
    public static NpgsqlParameter Of(Instant? value) =>
        new()
        {
            Value = value is { } instant ? InstantConverter.ToDatabase(instant) : DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        };
}
