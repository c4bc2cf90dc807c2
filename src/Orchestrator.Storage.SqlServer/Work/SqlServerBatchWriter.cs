using Microsoft.Data.SqlClient;
using Orchestrator.Storage.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>Writes a <see cref="WorkBatch"/> in one round trip: one statement per list that is not empty.</summary>
internal sealed class SqlServerBatchWriter(SqlConnection connection, SqlTransaction transaction, IdReserve ids)
{
    private const int UniqueIndexViolated = 2601;
    private const int UniqueConstraintViolated = 2627;

    private readonly List<(SqlBatchCommand Command, string Table, int Expected)> _checked = [];

    public async Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken)
    {
        await WorkBatchIds.AssignAsync(batch, ids, cancellationToken);
        await using var commands = new SqlBatch(connection, transaction);

        // Changed rows first: a deadline's place must be free before a new one takes it.
        Add(commands, SqlServerStatements.UpdateInstances, WorkRows.InstanceChanges, batch.ChangedInstances, "instances");
        Add(commands, SqlServerStatements.AnswerArrivals, WorkRows.Answers, batch.Answers, "arrivals");
        var moves = await WorkBatchIds.NumberMovesAsync(batch, ids, cancellationToken);
        Add(commands, SqlServerStatements.LogMoves, WorkRows.DeadlineRedatings, moves);
        Add(commands, SqlServerStatements.MoveDeadlines, WorkRows.DeadlineRedatings, moves, "deadlines");
        Add(commands, SqlServerStatements.CloseDeadlines, WorkRows.DeadlineClosings, batch.ClosedDeadlines, "deadlines");
        Add(commands, SqlServerStatements.UpdateCycles, WorkRows.CycleChanges, batch.ChangedCycles, "cycles");
        Add(commands, SqlServerStatements.UpdateApplications, WorkRows.ApplicationChanges, batch.ChangedApplications, "applications");
        Add(commands, SqlServerStatements.StoreOutboxResults, WorkRows.OutboxResults, batch.OutboxResults);
        Add(commands, SqlServerStatements.AdvanceFanouts, WorkRows.FanoutProgress, batch.FanoutProgress, "fanouts");
        Add(commands, SqlServerStatements.InsertInstances, WorkRows.Instances, batch.NewInstances);
        Add(commands, SqlServerStatements.InsertCycles, WorkRows.Cycles, batch.NewCycles);
        Add(commands, SqlServerStatements.InsertApplications, WorkRows.Applications, batch.NewApplications);
        Add(commands, SqlServerStatements.InsertDeadlines, WorkRows.Deadlines, batch.NewDeadlines);
        Add(commands, SqlServerStatements.InsertJournal, WorkRows.Journal, batch.Journal);
        Add(commands, SqlServerStatements.InsertOutbox, WorkRows.Outbox, [.. batch.Outbox.DistinctBy(message => message.Key)]);
        Add(commands, SqlServerStatements.InsertFanouts, WorkRows.Fanouts, batch.NewFanouts);
        Add(commands, SqlServerStatements.InsertNotices, WorkRows.Notices, [.. batch.Notices.DistinctBy(notice => notice.Key)]);
        if (commands.BatchCommands.Count == 0)
        {
            return;
        }

        try
        {
            await commands.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqlException exception) when (exception.Number is UniqueIndexViolated or UniqueConstraintViolated)
        {
            throw new DuplicateRowException(IndexIn(exception.Message), exception);
        }

        foreach (var (command, table, expected) in _checked)
        {
            if (command.RecordsAffected != expected)
            {
                throw new WorkConflictException(table, expected, command.RecordsAffected);
            }
        }
    }

    // Both messages name the index in the second pair of quotes or the first; ours begin alike.
    private static string IndexIn(string message) =>
        message.Split('\'').FirstOrDefault(part => part.StartsWith("ux_", StringComparison.Ordinal) || part.StartsWith("pk_", StringComparison.Ordinal)) ?? "?";

    private void Add<TRow>(SqlBatch commands, string statement, BulkRows<TRow> rows, IReadOnlyList<TRow> values, string? checkedTable = null)
    {
        if (values.Count == 0)
        {
            return;
        }

        var command = new SqlBatchCommand(statement);
        command.Parameters.Add(SqlServerParameters.Rows(rows, values));
        commands.BatchCommands.Add(command);
        if (checkedTable is not null)
        {
            _checked.Add((command, checkedTable, values.Count));
        }
    }
}
