using System.Globalization;
using NodaTime;
using Npgsql;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Tests.Support;

namespace Orchestrator.Engine.Tests.Jobs;

/// <summary>A PostgreSQL of its own that pays for its commits, and what can befall one: killed, paused, its sessions ended.</summary>
internal sealed class TroubledDatabase : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly TemporaryPostgres _server;
    private readonly NpgsqlDataSource _outside;

    private TroubledDatabase(TemporaryPostgres server)
    {
        _server = server;
        // Its connections are never those of the node, and none is kept over an outage.
        _outside = NpgsqlDataSource.Create(
            server.ConnectionString + ";Pooling=false;Timeout=5;Application Name=outside"
        );
    }

    public string ConnectionString => _server.ConnectionString;

    /// <summary>From outside.</summary>
    public NpgsqlDataSource Outside => _outside;

    public static async Task<TroubledDatabase> StartAsync()
    {
        var server = await TemporaryPostgres.StartAsync(
            durable: true,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await using (var source = PostgreSqlDatabase.CreateSource(server.ConnectionString))
            await PostgreSqlDatabase.MigrateAsync(source, TestContext.Current.CancellationToken, withJobs: true);
        var database = new TroubledDatabase(server);
        await Witness.CallAsync(database.Outside, "clock_timestamp()");
        return database;
    }

    /// <summary>How many decisions it has seen.</summary>
    public async Task<long> DecidedAsync()
    {
        await using var command = _outside.CreateCommand("SELECT count(*) FROM witness");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>kill -9 of the postmaster.</summary>
    public Task KillAsync() => ChildProcess.SignalAsync("KILL", _server.Server.ProcessId);

    /// <summary>All of its processes stand still: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => SignalAllAsync("STOP");

    /// <summary>They go on.</summary>
    public Task ResumeAsync() => SignalAllAsync("CONT");

    /// <summary>Ends every session but those from outside, in whatever they are doing.</summary>
    public async Task CutAsync()
    {
        await using var command = _outside.CreateCommand(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name <> 'outside' AND pid <> pg_backend_pid()
            """
        );
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until it answers.</summary>
    /// <returns>Its clock at that moment.</returns>
    public async Task<Instant> AnswersAsync()
    {
        while (true)
        {
            try
            {
                return await HistoryReader.ReadClockAsync(_outside);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(LookAgain, TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _outside.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task SignalAllAsync(string signal)
    {
        var postmaster = _server.Server.ProcessId;
        // None that it starts afterwards is missed: it stands still first.
        await ChildProcess.SignalAsync(signal, postmaster);
        var children = await File.ReadAllTextAsync($"/proc/{postmaster}/task/{postmaster}/children");
        foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await ChildProcess.SignalAsync(signal, int.Parse(child, CultureInfo.InvariantCulture));
    }
}
