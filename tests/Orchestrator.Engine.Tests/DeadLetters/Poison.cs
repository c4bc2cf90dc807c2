using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Engine.Tests.DeadLetters;

/// <summary>Rows that the database refuses to write, as it refuses a value that is too long.</summary>
internal static class Poison
{
    /// <summary>Refuses each insert or update that a condition over OLD or NEW holds for.</summary>
    public static Task PutAsync(EngineNode node, string table, string operation, string condition) =>
        RunAsync(node, Statement(table, operation, condition));

    /// <inheritdoc cref="PutAsync(EngineNode, string, string, string)"/>
    public static async Task PutAsync(NpgsqlDataSource source, string table, string operation, string condition)
    {
        await using var command = source.CreateCommand(Statement(table, operation, condition));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes it away again.</summary>
    public static async Task RemoveAsync(EngineNode node, string table)
    {
        await RunAsync(node, $"DROP TRIGGER poison ON {table}");
    }

    private static string Statement(string table, string operation, string condition) =>
        $"""
            CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $f$
            BEGIN RAISE EXCEPTION 'value too long' USING ERRCODE = '22001'; END $f$;
            CREATE TRIGGER poison BEFORE {operation} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION refuse();
            """;

    private static async Task RunAsync(EngineNode node, string statement)
    {
        await using var context = node.Context();
        await context.Database.ExecuteSqlRawAsync(statement);
    }
}
