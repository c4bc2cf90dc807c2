using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.PostgreSql.Tests;

/// <summary>A database that cannot be used is told in one line, in Chinese and English, and nothing in it is changed.</summary>
public sealed class RefusalTests(PostgreSqlUnderTest storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_listens_at_the_address() =>
        (await RefusedAsync(With(settings => settings.Port = FreePort()))).ShouldContain("cannot be reached");

    [Fact]
    public async Task The_host_is_unknown() =>
        (await RefusedAsync(With(settings => settings.Host = "database.invalid"))).ShouldContain("database.invalid");

    [Fact]
    public async Task The_password_is_wrong() =>
        (await RefusedAsync(With(settings => settings.Password = "secret"))).ShouldContain(
            "check account and password"
        );

    [Fact]
    public async Task The_database_is_not_there() =>
        (await RefusedAsync(With(settings => settings.Database = "nowhere"))).ShouldContain("\"nowhere\"");

    [Fact]
    public async Task The_account_may_not_make_tables()
    {
        // Somebody else's database: everybody may connect, its owner alone makes tables.
        var connectionString = With(settings => settings.Database = "postgres");

        (await RefusedAsync(connectionString)).ShouldContain("permission denied");
        (await TablesAsync(connectionString)).ShouldBe(0);
    }

    [Fact]
    public async Task The_database_cannot_hold_Chinese()
    {
        var folder = Directory.CreateTempSubdirectory("orchestrator-tests-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions
                {
                    DataFolder = folder,
                    Durable = false,
                    StopOnSignals = true,
                },
                Cancel
            );
            var superuser = (await File.ReadAllLinesAsync(Path.Combine(folder, "passwords"), Cancel))[0];
            var settings = new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
            {
                Username = "postgres",
                Password = superuser,
                Database = "postgres",
            };
            await ExecuteAsync(
                settings.ConnectionString,
                "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
            );
            settings.Database = "latin";

            (await RefusedAsync(settings.ConnectionString)).ShouldContain("LATIN1");
            (await TablesAsync(settings.ConnectionString)).ShouldBe(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_database_is_newer_than_the_program()
    {
        var connectionString = await storage.Postgres.Server.CreateDatabaseAsync("newer", Cancel);
        await ExecuteAsync(
            connectionString,
            """
            CREATE TABLE schema_versions ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL);
            INSERT INTO schema_versions VALUES ('29991231000000_Future', '99.0');
            """
        );

        (await RefusedAsync(connectionString)).ShouldContain("29991231000000_Future");
        (await TablesAsync(connectionString)).ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_whose_connection_was_ended_is_run_again()
    {
        using var store = new PostgreSqlWorkStore(storage.Source);
        var tries = 0;

        var clock = await store.RunAsync(
            async () =>
            {
                await using var transaction = await store.BeginAsync(Cancel);
                if (++tries < TransientFaults.Tries)
                    await EndAsync(transaction);
                return await transaction.ReadClockAsync(Cancel);
            },
            Cancel
        );

        (tries, clock).ShouldSatisfyAllConditions(
            () => tries.ShouldBe(TransientFaults.Tries),
            () => clock.ShouldBeGreaterThan(default)
        );
    }

    [Fact]
    public async Task A_connection_that_ends_each_time_is_told_after_the_last_try()
    {
        using var store = new PostgreSqlWorkStore(storage.Source);
        var tries = 0;

        var fault = await Should.ThrowAsync<NpgsqlException>(() =>
            store.RunAsync(
                async () =>
                {
                    tries++;
                    await using var transaction = await store.BeginAsync(Cancel);
                    await EndAsync(transaction);
                    return await transaction.ReadClockAsync(Cancel);
                },
                Cancel
            )
        );

        (tries, store.IsTransient(new InvalidOperationException("EF Core wraps it.", fault))).ShouldBe(
            (TransientFaults.Tries, true)
        );
    }

    private async Task EndAsync(IWorkTransaction transaction)
    {
        await using var context = transaction.CreateContext();
        var own = ((NpgsqlConnection)context.Database.GetDbConnection()).ProcessID;
        await ExecuteAsync(storage.Postgres.ConnectionString, $"SELECT pg_terminate_backend({own}, 10000)");
    }

    private string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(storage.Postgres.ConnectionString) { Pooling = false };
        change(settings);
        return settings.ConnectionString;
    }

    private static async Task<string> RefusedAsync(string connectionString)
    {
        await using var source = PostgreSqlDatabase.CreateSource(connectionString);
        var line = (
            await Should.ThrowAsync<DatabaseRefusedException>(() => PostgreSqlDatabase.MigrateAsync(source, Cancel))
        ).Message;
        line.ShouldNotContain('\n');
        line.ShouldNotContain("secret");
        line.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}");
        return line;
    }

    private static async Task<long> TablesAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var count = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
        return (long)(await count.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
