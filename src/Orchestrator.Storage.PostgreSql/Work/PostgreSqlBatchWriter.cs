using Npgsql;
using Orchestrator.Storage.Work;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>Writes a <see cref="WorkBatch"/> in one round trip: one statement per list that is not empty.</summary>
internal sealed class PostgreSqlBatchWriter(NpgsqlConnection connection, NpgsqlTransaction transaction, IdReserve ids)
{
    private readonly List<(NpgsqlBatchCommand Command, string Table, int Expected)> _checked = [];

    public async Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken)
    {
        await WorkBatchIds.AssignAsync(batch, ids, cancellationToken);
        await using var commands = new NpgsqlBatch(connection, transaction);

        // Changed rows first: a deadline's place must be free before a new one takes it.
        Add(commands, PostgreSqlStatements.UpdateInstances, WorkRows.InstanceChanges, batch.ChangedInstances, "instances");
        Add(commands, PostgreSqlStatements.AnswerArrivals, WorkRows.Answers, batch.Answers, "arrivals");
        var moves = await WorkBatchIds.NumberMovesAsync(batch, ids, cancellationToken);
        Add(commands, PostgreSqlStatements.LogMoves, WorkRows.DeadlineRedatings, moves);
        Add(commands, PostgreSqlStatements.MoveDeadlines, WorkRows.DeadlineRedatings, moves, "deadlines");
        Add(commands, PostgreSqlStatements.CloseDeadlines, WorkRows.DeadlineClosings, batch.ClosedDeadlines, "deadlines");
        Add(commands, PostgreSqlStatements.UpdateCycles, WorkRows.CycleChanges, batch.ChangedCycles, "cycles");
        Add(commands, PostgreSqlStatements.UpdateApplications, WorkRows.ApplicationChanges, batch.ChangedApplications, "applications");
        Add(commands, PostgreSqlStatements.StoreOutboxResults, WorkRows.OutboxResults, batch.OutboxResults);
        Add(commands, PostgreSqlStatements.AdvanceFanouts, WorkRows.FanoutProgress, batch.FanoutProgress, "fanouts");
        Add(commands, PostgreSqlStatements.InsertInstances, WorkRows.Instances, batch.NewInstances);
        Add(commands, PostgreSqlStatements.InsertCycles, WorkRows.Cycles, batch.NewCycles);
        Add(commands, PostgreSqlStatements.InsertApplications, WorkRows.Applications, batch.NewApplications);
        Add(commands, PostgreSqlStatements.InsertDeadlines, WorkRows.Deadlines, batch.NewDeadlines);
        Add(commands, PostgreSqlStatements.InsertJournal, WorkRows.Journal, batch.Journal);
        Add(commands, PostgreSqlStatements.InsertOutbox, WorkRows.Outbox, batch.Outbox);
        Add(commands, PostgreSqlStatements.InsertFanouts, WorkRows.Fanouts, batch.NewFanouts);
        Add(commands, PostgreSqlStatements.InsertNotices, WorkRows.Notices, batch.Notices);
        if (commands.BatchCommands.Count == 0)
        {
            return;
        }

        try
        {
            await commands.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new DuplicateRowException(exception.ConstraintName ?? exception.TableName ?? "?", exception);
        }

        foreach (var (command, table, expected) in _checked)
        {
            if (command.Rows != (ulong)expected)
            {
                throw new WorkConflictException(table, expected, (int)command.Rows);
            }
        }
    }

    private void Add<TRow>(NpgsqlBatch commands, string statement, BulkRows<TRow> rows, IReadOnlyList<TRow> values, string? checkedTable = null)
    {
        if (values.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(statement);
        PostgreSqlBulk.AddTo(command.Parameters, rows, values);
        commands.BatchCommands.Add(command);
        if (checkedTable is not null)
        {
            _checked.Add((command, checkedTable, values.Count));
        }
    }
}
