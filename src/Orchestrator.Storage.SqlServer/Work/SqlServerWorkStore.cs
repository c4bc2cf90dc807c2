using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>
/// The work store on SQL Server 2019 or later, or Azure SQL, with READ_COMMITTED_SNAPSHOT on (see
/// <see cref="SqlServerDatabase.MigrateAsync"/>).
/// </summary>
/// <param name="connectionString">SqlClient's.</param>
/// <param name="virtualClock">The clock of a simulation; null in production: the database's clock judges.</param>
[SuppressMessage(
    "Security",
    "CA2100",
    Justification = "The texts are those of SqlServerStatements; values are parameters."
)]
public sealed class SqlServerWorkStore(string connectionString, IClock? virtualClock = null) : IWorkStore, IDisposable
{
    private readonly PooledDbContextFactory<OrchestratorDbContext> _contexts = SqlServerDatabase.CreateContexts(
        connectionString
    );

    // Contexts that join a transaction keep its connection until they join the next: they have a pool of their own.
    private readonly PooledDbContextFactory<OrchestratorDbContext> _joining = SqlServerDatabase.CreateContexts(
        connectionString
    );

    private readonly KindTurns _turns = new();
    private readonly IdReserve _ids = new(async cancellationToken =>
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.NextIds, connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    });

    /// <inheritdoc/>
    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        virtualClock is not null
            ? Task.FromResult(virtualClock.GetCurrentInstant())
            : ReadInstantAsync(SqlServerStatements.Clock, cancellationToken);

    /// <inheritdoc/>
    public async Task<Instant> PassBarrierAsync(CancellationToken cancellationToken)
    {
        var horizon = await ReadInstantAsync(SqlServerStatements.PassBarrier, cancellationToken);
        return virtualClock?.GetCurrentInstant() ?? horizon;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StampedArrival>> StampArrivalsAsync(
        IReadOnlyList<NewArrival> arrivals,
        CancellationToken cancellationToken
    )
    {
        if (arrivals.Count == 0)
        {
            return [];
        }

        BatchCheck.Check(arrivals);
        var rows = new List<(long Id, NewArrival Arrival)>(arrivals.Count);
        foreach (var chunk in arrivals.Chunk(IdBlock.Size))
        {
            var id = await _ids.TakeAsync(chunk.Length, cancellationToken);
            rows.AddRange(chunk.Select(arrival => (id++, arrival)));
        }

        return await this.RunAsync(() => StampAsync(rows, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> ReserveIdsAsync(int count, CancellationToken cancellationToken) =>
        _ids.TakeAsync(count, cancellationToken);

    /// <inheritdoc/>
    public async Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.NextDue, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime due
            ? InstantConverter.FromDatabase(due)
            : null;
    }

    /// <inheritdoc/>
    public async Task<WorkLook> LookAsync(
        Instant swept,
        IReadOnlyCollection<long> setAside,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.Look, connection);
        command.Parameters.Add(SqlServerParameters.Of("@now", virtualClock?.GetCurrentInstant()));
        command.Parameters.Add(SqlServerParameters.Of("@swept", (Instant?)swept));
        command.Parameters.Add(SqlServerParameters.List("@aside", setAside));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return LookRow.Read(reader);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxMessage>> LeaseOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        Duration lease,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        var messages = await _turns.TakeAsync(kinds, max, (kind, most) =>
            LeaseAsync(connection, kind, most, lease, cancellationToken)
        );
        return [.. messages.OrderBy(message => message.CreatedAt).ThenBy(message => message.Id)];
    }

    /// <inheritdoc/>
    public bool IsTransient(Exception exception) => SqlServerFaults.IsTransient(exception);

    /// <inheritdoc/>
    public bool IsDuplicate(Exception exception) =>
        exception is DuplicateRowException || SqlServerDialect.Instance.ViolatedIndex(exception) is not null;

    /// <inheritdoc/>
    public bool IsRefusedValue(Exception exception) => SqlServerFaults.IsRefusedValue(exception);

    /// <inheritdoc/>
    public OrchestratorDbContext CreateContext() => _contexts.CreateDbContext();

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The transaction owns the connection.")]
    public async Task<IWorkTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(connectionString, cancellationToken);
        try
        {
            return new SqlServerWorkTransaction(
                connection,
                (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken),
                _joining,
                _ids,
                _turns,
                virtualClock
            );
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Frees the reserve of ids; connections are the driver's pool's.</summary>
    public void Dispose() => _ids.Dispose();

    private static async Task<SqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<IReadOnlyList<OutboxMessage>> LeaseAsync(
        SqlConnection connection,
        OutboxKind kind,
        int max,
        Duration lease,
        CancellationToken cancellationToken
    )
    {
        await using var command = new SqlCommand(SqlServerStatements.LeaseOutbox, connection);
        command.Parameters.Add(SqlServerParameters.Of("@kind", (short)kind));
        command.Parameters.Add(SqlServerParameters.Of("@now", virtualClock?.GetCurrentInstant()));
        command.Parameters.Add(SqlServerParameters.Of("@max", max));
        command.Parameters.Add(SqlServerParameters.Of("@lease", (long)lease.TotalMilliseconds));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<OutboxMessage>();
        while (await reader.ReadAsync(cancellationToken))
            messages.Add(WorkRowReader.OutboxMessage(reader));
        return messages;
    }

    private async Task<IReadOnlyList<StampedArrival>> StampAsync(
        List<(long Id, NewArrival Arrival)> rows,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await using var command = new SqlCommand(SqlServerStatements.StampArrivals, connection);
        command.Parameters.Add(SqlServerParameters.Rows(WorkRows.Arrivals, rows));
        command.Parameters.Add(SqlServerParameters.Of("@now", virtualClock?.GetCurrentInstant()));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stamped = new List<StampedArrival>(rows.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (found, bodyHash) = WorkRowReader.Stamp(reader);
            var (id, asked) = rows[stamped.Count];
            var outcome =
                found.Id == id ? StampOutcome.New
                : bodyHash == asked.BodyHash ? StampOutcome.Repeat
                : StampOutcome.KeyReused;
            stamped.Add(found with { Outcome = outcome });
        }

        // To the end, so that an error of the commit is thrown here and not lost.
        await reader.NextResultAsync(cancellationToken);
        return stamped;
    }

    private async Task<Instant> ReadInstantAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await using var command = new SqlCommand(statement, connection);
        return InstantConverter.FromDatabase((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }
}
