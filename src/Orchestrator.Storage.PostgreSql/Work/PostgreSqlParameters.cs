using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>Positional parameters.</summary>
internal static class PostgreSqlParameters
{
    public static NpgsqlParameter Of(long value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter Of(int value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Integer };

    public static NpgsqlParameter Of(short value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Smallint };

    public static NpgsqlParameter Of(IEnumerable<long> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    public static NpgsqlParameter Of(IEnumerable<short> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint };

    public static NpgsqlParameter Of(IEnumerable<string> values) => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    public static NpgsqlParameter Of(Duration value) => new() { Value = value.ToTimeSpan(), NpgsqlDbType = NpgsqlDbType.Interval };

    public static NpgsqlParameter Of(Instant? value) =>
        new() { Value = value is { } instant ? InstantConverter.ToDatabase(instant) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
