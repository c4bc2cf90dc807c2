using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>One transaction on SQL Server (read committed).</summary>
[SuppressMessage("Security", "CA2100", Justification = "The texts are those of SqlServerStatements; values are parameters.")]
internal sealed class SqlServerWorkTransaction(SqlConnection connection, SqlTransaction transaction, IDbContextFactory<OrchestratorDbContext> joining, IdReserve ids, IClock? virtualClock) : IWorkTransaction
{
    private SqlParameter Now => SqlServerParameters.Of("@now", virtualClock?.GetCurrentInstant());

    public async Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        virtualClock?.GetCurrentInstant() ?? (await ReadAsync(SqlServerStatements.Clock, [], reader => SqlServerRows.Instant(reader, 0), cancellationToken))[0];

    public async Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(Instant horizon, int max, CancellationToken cancellationToken)
    {
        var claimed = new List<DueDeadline>();
        foreach (var kind in ClaimOrder.Kinds)
        {
            if (claimed.Count < max)
            {
                claimed.AddRange(await ReadAsync(
                    SqlServerStatements.ClaimDueDeadlines,
                    [SqlServerParameters.Of("@kind", (long)kind), SqlServerParameters.Of("@horizon", (Instant?)horizon), SqlServerParameters.Of("@max", max - claimed.Count)],
                    SqlServerRows.DueDeadline,
                    cancellationToken));
            }
        }

        return claimed;
    }

    public Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(SqlServerStatements.LockInstances, [SqlServerParameters.List("@ids", ids)], SqlServerRows.Instance, cancellationToken);

    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(SqlServerStatements.ReadInstances, [SqlServerParameters.List("@ids", ids)], SqlServerRows.Instance, cancellationToken);

    public async Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        (int)(await ReadAsync(SqlServerStatements.LockCycle, [SqlServerParameters.Of("@cycle", cycleId)], reader => reader.GetInt64(0), cancellationToken))[0];

    public Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken) =>
        ReadAsync(SqlServerStatements.LockApplicants, [SqlServerParameters.List("@keys", personKeys), Now], reader => reader.GetString(0), cancellationToken);

    public async Task<IReadOnlyList<string>> ChooseCommitteesAsync(IReadOnlyList<CommitteeChoice> choices, CancellationToken cancellationToken)
    {
        await ids.AssignAsync(choices, c => c.Id, (c, id) => c.Id = id, cancellationToken);
        return await ReadAsync(SqlServerStatements.ChooseCommittees, [SqlServerParameters.Rows(WorkRows.CommitteeChoices, choices)], reader => reader.GetString(0), cancellationToken);
    }

    public Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(SqlServerStatements.ClaimArrivalsById, [SqlServerParameters.List("@ids", ids)], SqlServerRows.Arrival, cancellationToken);

    public Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(Instant stampedBefore, int max, CancellationToken cancellationToken) =>
        ReadAsync(
            SqlServerStatements.ClaimPendingArrivals,
            [SqlServerParameters.Of("@before", (Instant?)stampedBefore), SqlServerParameters.Of("@max", max)],
            SqlServerRows.Arrival,
            cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(IReadOnlyCollection<OutboxKind> kinds, int max, CancellationToken cancellationToken) =>
        ReadAsync(
            SqlServerStatements.ClaimOutbox,
            [SqlServerParameters.List("@kinds", kinds.Select(kind => (short)kind)), Now, SqlServerParameters.Of("@max", max)],
            SqlServerRows.OutboxMessage,
            cancellationToken);

    public async Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(SqlServerStatements.ClaimFanout, [], SqlServerRows.Fanout, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(Fanout fanout, int max, CancellationToken cancellationToken) =>
        ReadAsync(
            SqlServerStatements.FanoutTargets,
            [
                SqlServerParameters.Of("@cycle", fanout.CycleId),
                SqlServerParameters.Of("@cursor", fanout.Cursor),
                SqlServerParameters.Of("@until", fanout.Until),
                SqlServerParameters.Of("@max", max),
            ],
            reader => reader.GetInt64(0),
            cancellationToken);

    public OrchestratorDbContext CreateContext()
    {
        var context = joining.CreateDbContext();
        context.Database.SetDbConnection(connection);
        context.Database.UseTransaction(transaction);
        return context;
    }

    public Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken)
    {
        BatchCheck.Check(batch);
        return new SqlServerBatchWriter(connection, transaction, ids).WriteAsync(batch, cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string statement, SqlParameter[] parameters, Func<SqlDataReader, T> row, CancellationToken cancellationToken)
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
