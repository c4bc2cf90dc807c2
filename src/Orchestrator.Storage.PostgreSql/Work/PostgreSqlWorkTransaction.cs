using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>One transaction on PostgreSQL (read committed).</summary>
[SuppressMessage(
    "Security",
    "CA2100",
    Justification = "The texts are those of PostgreSqlStatements; values are parameters."
)]
internal sealed class PostgreSqlWorkTransaction(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    IDbContextFactory<OrchestratorDbContext> joining,
    IdReserve ids,
    IClock? virtualClock
) : IWorkTransaction
{
    private Instant? VirtualNow => virtualClock?.GetCurrentInstant();

    /// <inheritdoc/>
    public async Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        VirtualNow
        ?? (
            await ReadAsync(
                PostgreSqlStatements.Clock,
                [],
                reader => WorkRowReader.Instant(reader, 0),
                cancellationToken
            )
        )[0];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(
        Instant horizon,
        int max,
        CancellationToken cancellationToken
    )
    {
        var claimed = new List<DueDeadline>();
        foreach (var kind in ClaimOrder.Kinds)
        {
            if (claimed.Count < max)
            {
                claimed.AddRange(
                    await ReadAsync(
                        PostgreSqlStatements.ClaimDueDeadlines,
                        [
                            PostgreSqlParameters.Of((short)kind),
                            PostgreSqlParameters.Of((Instant?)horizon),
                            PostgreSqlParameters.Of(max - claimed.Count),
                        ],
                        WorkRowReader.DueDeadline,
                        cancellationToken
                    )
                );
            }
        }

        return claimed;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            PostgreSqlStatements.LockInstances,
            [PostgreSqlParameters.Of(ids)],
            WorkRowReader.Instance,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            PostgreSqlStatements.ReadInstances,
            [PostgreSqlParameters.Of(ids)],
            WorkRowReader.Instance,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        (int)
            (
                await ReadAsync(
                    PostgreSqlStatements.LockCycle,
                    [PostgreSqlParameters.Of(cycleId)],
                    reader => reader.GetInt64(0),
                    cancellationToken
                )
            )[0];

    /// <inheritdoc/>
    public async Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken)
    {
        await ReadAsync(
            PostgreSqlStatements.InsertApplicants,
            [PostgreSqlParameters.Of(personKeys), PostgreSqlParameters.Of(VirtualNow)],
            reader => reader.GetString(0),
            cancellationToken
        );
        await ReadAsync(
            PostgreSqlStatements.LockApplicants,
            [PostgreSqlParameters.Of(personKeys)],
            reader => reader.GetString(0),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            PostgreSqlStatements.ClaimArrivalsById,
            [PostgreSqlParameters.Of(ids)],
            WorkRowReader.Arrival,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(
        Instant stampedBefore,
        int max,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            PostgreSqlStatements.ClaimPendingArrivals,
            [PostgreSqlParameters.Of((Instant?)stampedBefore), PostgreSqlParameters.Of(max)],
            WorkRowReader.Arrival,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            PostgreSqlStatements.ClaimOutbox,
            [
                PostgreSqlParameters.Of(kinds.Select(kind => (short)kind)),
                PostgreSqlParameters.Of(VirtualNow),
                PostgreSqlParameters.Of(max),
            ],
            WorkRowReader.OutboxMessage,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) =>
        (
            await ReadAsync(PostgreSqlStatements.ClaimFanout, [], WorkRowReader.Fanout, cancellationToken)
        ).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(
        Fanout fanout,
        int max,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            PostgreSqlStatements.FanoutTargets,
            [
                PostgreSqlParameters.Of(fanout.CycleId),
                PostgreSqlParameters.Of(fanout.Cursor),
                PostgreSqlParameters.Of(fanout.Until),
                PostgreSqlParameters.Of(max),
            ],
            reader => reader.GetInt64(0),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueDeadline>> ReadEarlierDeadlinesAsync(
        IReadOnlyList<DueDeadline> claimed,
        CancellationToken cancellationToken
    )
    {
        await using var context = CreateContext();
        return await EarlierDeadlines.ReadAsync(context, claimed, cancellationToken);
    }

    /// <inheritdoc/>
    public OrchestratorDbContext CreateContext()
    {
        var context = joining.CreateDbContext();
        context.Database.SetDbConnection(connection);
        context.Database.UseTransaction(transaction);
        return context;
    }

    /// <inheritdoc/>
    public Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken) =>
        new WorkBatchWriter(connection, transaction, PostgreSqlDialect.Instance, ids).WriteAsync(
            batch,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            // Also when the rollback failed: its locks end with the connection.
            await connection.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string statement,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, T> row,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(statement, connection, transaction);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
