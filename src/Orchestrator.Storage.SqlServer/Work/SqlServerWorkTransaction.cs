using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>One transaction on SQL Server (read committed).</summary>
[SuppressMessage(
    "Security",
    "CA2100",
    Justification = "The texts are those of SqlServerStatements; values are parameters."
)]
internal sealed class SqlServerWorkTransaction(
    SqlConnection connection,
    SqlTransaction transaction,
    IDbContextFactory<OrchestratorDbContext> joining,
    IdReserve ids,
    KindTurns turns,
    IClock? virtualClock
) : IWorkTransaction
{
    private SqlParameter Now => SqlServerParameters.Of("@now", virtualClock?.GetCurrentInstant());

    /// <inheritdoc/>
    public async Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        virtualClock?.GetCurrentInstant()
        ?? (
            await ReadAsync(
                SqlServerStatements.Clock,
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
                        SqlServerStatements.ClaimDueDeadlines,
                        [
                            SqlServerParameters.Of("@kind", (short)kind),
                            SqlServerParameters.Of("@horizon", (Instant?)horizon),
                            SqlServerParameters.Of("@max", max - claimed.Count),
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
            SqlServerStatements.LockInstances,
            [SqlServerParameters.List("@ids", ids)],
            WorkRowReader.Instance,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            SqlServerStatements.ReadInstances,
            [SqlServerParameters.List("@ids", ids)],
            WorkRowReader.Instance,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        (int)
            (
                await ReadAsync(
                    SqlServerStatements.LockCycle,
                    [SqlServerParameters.Of("@cycle", cycleId)],
                    reader => reader.GetInt64(0),
                    cancellationToken
                )
            )[0];

    /// <inheritdoc/>
    public Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken) =>
        ReadAsync(
            SqlServerStatements.LockApplicants,
            [SqlServerParameters.List("@keys", personKeys), Now],
            reader => reader.GetString(0),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            SqlServerStatements.ClaimArrivalsById,
            [SqlServerParameters.List("@ids", ids)],
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
            SqlServerStatements.ClaimPendingArrivals,
            [SqlServerParameters.Of("@before", (Instant?)stampedBefore), SqlServerParameters.Of("@max", max)],
            WorkRowReader.Arrival,
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        CancellationToken cancellationToken
    )
    {
        var messages = await turns.TakeAsync(kinds, max, (kind, most) =>
            ReadAsync(
                SqlServerStatements.ClaimOutbox,
                [SqlServerParameters.Of("@kind", (short)kind), Now, SqlServerParameters.Of("@max", most)],
                WorkRowReader.OutboxMessage,
                cancellationToken
            )
        );
        return [.. messages.OrderBy(message => message.NotBefore).ThenBy(message => message.Id)];
    }

    /// <inheritdoc/>
    public async Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) =>
        (
            await ReadAsync(SqlServerStatements.ClaimFanout, [], WorkRowReader.Fanout, cancellationToken)
        ).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(
        Fanout fanout,
        int max,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            SqlServerStatements.FanoutTargets,
            [
                SqlServerParameters.Of("@cycle", fanout.CycleId),
                SqlServerParameters.Of("@cursor", fanout.Cursor),
                SqlServerParameters.Of("@until", fanout.Until),
                SqlServerParameters.Of("@max", max),
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
        new WorkBatchWriter(connection, transaction, SqlServerDialect.Instance, ids).WriteAsync(
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
            // Also when the rollback failed (a command still runs): its locks end with the connection.
            await connection.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string statement,
        SqlParameter[] parameters,
        Func<SqlDataReader, T> row,
        CancellationToken cancellationToken
    )
    {
        await using var command = new SqlCommand(statement, connection, transaction);
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
