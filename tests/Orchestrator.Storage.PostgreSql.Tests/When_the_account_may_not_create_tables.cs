using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Storage.PostgreSql.Tests;

public sealed class When_the_account_may_not_create_tables : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-tests-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_script_makes_them_and_the_server_finds_nothing_left_to_do()
    {
        await using var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = _folder },
            Cancel
        );
        var owner = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        var superuser = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Username = "postgres",
            Password = (await File.ReadAllLinesAsync(Path.Combine(_folder, "passwords"), Cancel))[0],
        };
        // Lines that begin with a backslash are psql's own.
        var script = string.Join('\n', PostgreSqlScript.Write().Split('\n').Where(line => !line.StartsWith('\\')));
        await RunAsync(owner, script);
        await RunAsync(
            superuser,
            """
            CREATE ROLE app LOGIN PASSWORD 'app';
            GRANT USAGE ON SCHEMA public, hangfire TO app;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, hangfire TO app;
            GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, hangfire TO app;
            """
        );
        await using var source = PostgreSqlDatabase.CreateSource(
            new NpgsqlConnectionStringBuilder(server.ConnectionString)
            {
                Username = "app",
                Password = "app",
            }.ConnectionString
        );

        await PostgreSqlDatabase.MigrateAsync(source, Cancel, withJobs: true);

        await using var context = await PostgreSqlDatabase.CreateContexts(source).CreateDbContextAsync(Cancel);
        (await context.Database.GetPendingMigrationsAsync(Cancel)).ShouldBeEmpty();
        (await context.Instances.CountAsync(Cancel)).ShouldBe(0);
        (
            await Should.ThrowAsync<PostgresException>(() =>
                RunAsync(
                    new NpgsqlConnectionStringBuilder(source.ConnectionString) { Password = "app" },
                    "CREATE TABLE mine (x int)"
                )
            )
        ).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Literals of this class, and the script under test.")]
    private static async Task RunAsync(NpgsqlConnectionStringBuilder who, string statements)
    {
        await using var connection = new NpgsqlConnection(who.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
