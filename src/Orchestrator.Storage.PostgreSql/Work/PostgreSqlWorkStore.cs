using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;
using Npgsql;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>The work store on PostgreSQL.</summary>
/// <param name="source">Where connections come from; see <see cref="PostgreSqlDatabase.CreateSource"/>.</param>
/// <param name="virtualClock">The clock of a simulation; null in production: the database's clock judges.</param>
public sealed class PostgreSqlWorkStore(NpgsqlDataSource source, IClock? virtualClock = null) : IWorkStore, IDisposable
{
    private readonly PooledDbContextFactory<OrchestratorDbContext> _contexts = PostgreSqlDatabase.CreateContexts(
        source
    );

    // Contexts that join a transaction keep its connection until they join the next: they have a pool of their own.
    private readonly PooledDbContextFactory<OrchestratorDbContext> _joining = PostgreSqlDatabase.CreateContexts(source);
    private readonly IdReserve _ids = new(cancellationToken => ReadBlockAsync(source, cancellationToken));

    /// <inheritdoc/>
    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        virtualClock is not null
            ? Task.FromResult(virtualClock.GetCurrentInstant())
            : ReadInstantAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<Instant> PassBarrierAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // One implicit transaction: the lock is taken, the clock read, and the lock given back.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(PostgreSqlStatements.BarrierExclusive),
                new NpgsqlBatchCommand(PostgreSqlStatements.Clock),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return virtualClock?.GetCurrentInstant() ?? WorkRowReader.Instant(reader, 0);
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
        await using var command = source.CreateCommand(PostgreSqlStatements.NextDue);
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
        await using var command = source.CreateCommand(PostgreSqlStatements.Look);
        command.Parameters.Add(PostgreSqlParameters.Of(virtualClock?.GetCurrentInstant()));
        command.Parameters.Add(PostgreSqlParameters.Of((Instant?)swept));
        command.Parameters.Add(PostgreSqlParameters.Of(setAside));
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
        await using var command = source.CreateCommand(PostgreSqlStatements.LeaseOutbox);
        command.Parameters.Add(PostgreSqlParameters.Of(kinds.Select(kind => (short)kind)));
        command.Parameters.Add(PostgreSqlParameters.Of(virtualClock?.GetCurrentInstant()));
        command.Parameters.Add(PostgreSqlParameters.Of(max));
        command.Parameters.Add(PostgreSqlParameters.Of(lease));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<OutboxMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            messages.Add(WorkRowReader.OutboxMessage(reader));
        }

        return messages;
    }

    /// <inheritdoc/>
    public bool IsTransient(Exception exception) =>
        ExceptionChain.Of(exception).OfType<NpgsqlException>().Any(fault => fault.IsTransient || IsShutdown(fault));

    /// <inheritdoc/>
    public bool IsDuplicate(Exception exception) =>
        exception is DuplicateRowException || PostgreSqlDialect.Instance.ViolatedIndex(exception) is not null;

    // Classes 22 and 23: data exceptions and violated constraints; 54: a limit of the program, such as an index row that is too large.
    /// <inheritdoc/>
    public bool IsRefusedValue(Exception exception) =>
        ExceptionChain
            .Of(exception)
            .OfType<PostgresException>()
            .Any(fault => fault.SqlState is ['2', '2' or '3', ..] or ['5', '4', ..]);

    /// <inheritdoc/>
    public OrchestratorDbContext CreateContext() => _contexts.CreateDbContext();

    /// <inheritdoc/>
    public async Task<IWorkTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            return new PostgreSqlWorkTransaction(
                connection,
                await connection.BeginTransactionAsync(cancellationToken),
                _joining,
                _ids,
                virtualClock
            );
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Frees the reserve of ids; the source of connections is the caller's and stays open.</summary>
    public void Dispose() => _ids.Dispose();

    // The server's last words when it is stopped or killed; the driver does not count on its return.
    private static bool IsShutdown(NpgsqlException fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };

    private static async Task<long> ReadBlockAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(PostgreSqlStatements.NextIds);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<IReadOnlyList<StampedArrival>> StampAsync(
        List<(long Id, NewArrival Arrival)> rows,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // One implicit transaction: the shared lock is held from before the stamps until after the commit.
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgreSqlStatements.BarrierShared));
        var stamp = new NpgsqlBatchCommand(PostgreSqlStatements.StampArrivals);
        PostgreSqlBulk.AddTo(stamp.Parameters, WorkRows.Arrivals, rows);
        stamp.Parameters.Add(PostgreSqlParameters.Of(virtualClock?.GetCurrentInstant()));
        batch.BatchCommands.Add(stamp);

        // A statement of its own sees what a concurrent stamp of the same key has committed meanwhile.
        var read = new NpgsqlBatchCommand(PostgreSqlStatements.ReadStamps);
        read.Parameters.Add(PostgreSqlParameters.Of(rows.Select(row => row.Arrival.Portal)));
        read.Parameters.Add(PostgreSqlParameters.Of(rows.Select(row => row.Arrival.IdempotencyKey)));
        batch.BatchCommands.Add(read);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
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

        return stamped;
    }

    private async Task<Instant> ReadInstantAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(PostgreSqlStatements.Clock);
        return InstantConverter.FromDatabase((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }
}
