using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>One transaction on PostgreSQL (read committed).</summary>
[SuppressMessage("Security", "CA2100", Justification = "The texts are those of PostgreSqlStatements; values are parameters.")]
internal sealed class PostgreSqlWorkTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, IDbContextFactory<OrchestratorDbContext> joining, IdReserve ids, IClock? virtualClock) : IWorkTransaction
{
    private Instant? VirtualNow => virtualClock?.GetCurrentInstant();

    public async Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        VirtualNow ?? (await ReadAsync(PostgreSqlStatements.Clock, [], reader => WorkRowReader.Instant(reader, 0), cancellationToken))[0];

    public async Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(Instant horizon, int max, CancellationToken cancellationToken)
    {
        var claimed = new List<DueDeadline>();
        foreach (var kind in ClaimOrder.Kinds)
        {
            if (claimed.Count < max)
            {
                claimed.AddRange(await ReadAsync(
                    PostgreSqlStatements.ClaimDueDeadlines,
                    [PostgreSqlParameters.Of((short)kind), PostgreSqlParameters.Of((Instant?)horizon), PostgreSqlParameters.Of(max - claimed.Count)],
                    WorkRowReader.DueDeadline,
                    cancellationToken));
            }
        }

        return claimed;
    }

    public Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(PostgreSqlStatements.LockInstances, [PostgreSqlParameters.Of(ids)], WorkRowReader.Instance, cancellationToken);

    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(PostgreSqlStatements.ReadInstances, [PostgreSqlParameters.Of(ids)], WorkRowReader.Instance, cancellationToken);

    public async Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        (int)(await ReadAsync(PostgreSqlStatements.LockCycle, [PostgreSqlParameters.Of(cycleId)], reader => reader.GetInt64(0), cancellationToken))[0];

    public async Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken)
    {
        await ReadAsync(PostgreSqlStatements.InsertApplicants, [PostgreSqlParameters.Of(personKeys), PostgreSqlParameters.Of(VirtualNow)], reader => reader.GetString(0), cancellationToken);
        await ReadAsync(PostgreSqlStatements.LockApplicants, [PostgreSqlParameters.Of(personKeys)], reader => reader.GetString(0), cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ChooseCommitteesAsync(IReadOnlyList<CommitteeChoice> choices, CancellationToken cancellationToken)
    {
        await ids.AssignAsync(choices, c => c.Id, (c, id) => c.Id = id, cancellationToken);
        await using (var insert = new NpgsqlCommand(PostgreSqlStatements.InsertCommitteeChoices, connection, transaction))
        {
            PostgreSqlBulk.AddTo(insert.Parameters, WorkRows.CommitteeChoices, choices);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        return await ReadAsync(
            PostgreSqlStatements.ReadCommitteeChoices,
            [
                PostgreSqlParameters.Of(choices.Select(c => c.CycleId)),
                PostgreSqlParameters.Of(choices.Select(c => c.Employer)),
                PostgreSqlParameters.Of(choices.Select(c => c.Series)),
                PostgreSqlParameters.Of(choices.Select(c => c.Specialty)),
                PostgreSqlParameters.Of(choices.Select(c => c.Level)),
            ],
            reader => reader.GetString(0),
            cancellationToken);
    }

    public Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(PostgreSqlStatements.ClaimArrivalsById, [PostgreSqlParameters.Of(ids)], WorkRowReader.Arrival, cancellationToken);

    public Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(Instant stampedBefore, int max, CancellationToken cancellationToken) =>
        ReadAsync(PostgreSqlStatements.ClaimPendingArrivals, [PostgreSqlParameters.Of((Instant?)stampedBefore), PostgreSqlParameters.Of(max)], WorkRowReader.Arrival, cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(IReadOnlyCollection<OutboxKind> kinds, int max, CancellationToken cancellationToken) =>
        ReadAsync(
            PostgreSqlStatements.ClaimOutbox,
            [PostgreSqlParameters.Of(kinds.Select(kind => (short)kind)), PostgreSqlParameters.Of(VirtualNow), PostgreSqlParameters.Of(max)],
            WorkRowReader.OutboxMessage,
            cancellationToken);

    public async Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(PostgreSqlStatements.ClaimFanout, [], WorkRowReader.Fanout, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(Fanout fanout, int max, CancellationToken cancellationToken) =>
        ReadAsync(
            PostgreSqlStatements.FanoutTargets,
            [PostgreSqlParameters.Of(fanout.CycleId), PostgreSqlParameters.Of(fanout.Cursor), PostgreSqlParameters.Of(fanout.Until), PostgreSqlParameters.Of(max)],
            reader => reader.GetInt64(0),
            cancellationToken);

    public OrchestratorDbContext CreateContext()
    {
        var context = joining.CreateDbContext();
        context.Database.SetDbConnection(connection);
        context.Database.UseTransaction(transaction);
        return context;
    }

    public Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken) =>
        new WorkBatchWriter(connection, transaction, PostgreSqlDialect.Instance, ids).WriteAsync(batch, cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

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

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string statement, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
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
