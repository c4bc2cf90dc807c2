using Npgsql;

namespace Orchestrator.Benchmarks.Support;

/// <summary>Bare statements.</summary>
internal static class Sql
{
    private const int LongestSeconds = 600;

    public static async Task RunAsync(this NpgsqlDataSource source, string statement, params object[] values)
    {
        await using var command = Command(source, statement, values);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> ReadAsync<T>(this NpgsqlDataSource source, string statement, params object[] values)
    {
        await using var command = Command(source, statement, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string statement, object[] values)
    {
        var command = source.CreateCommand(statement);
        command.CommandTimeout = LongestSeconds;
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
