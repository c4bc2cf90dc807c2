using System.Data.Common;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.Work;

/// <summary>Writes a <see cref="WorkBatch"/> in one round trip: one statement per list that is not empty.</summary>
public sealed class WorkBatchWriter(
    DbConnection connection,
    DbTransaction transaction,
    IWriteDialect dialect,
    IdReserve ids
)
{
    private readonly List<(DbBatchCommand Command, string Table, int Expected)> _checked = [];

    /// <summary>
    /// Writes within the transaction it was made with, without committing; an empty batch asks nothing.
    /// </summary>
    /// <exception cref="Texts.UnfitTextException">A text does not fit its column; nothing was sent.</exception>
    /// <exception cref="DuplicateRowException">A new row takes a place that is taken.</exception>
    /// <exception cref="WorkConflictException">Of the rows to change, some are not as they were read.</exception>
    public async Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken)
    {
        BatchCheck.Check(batch);
        await WorkBatchIds.AssignAsync(batch, ids, cancellationToken);
        var moves = await WorkBatchIds.NumberMovesAsync(batch, ids, cancellationToken);
        await using var commands = connection.CreateBatch();
        commands.Transaction = transaction;
        var sql = dialect.Statements;

        // Changed rows first: a deadline's place must be free before a new one takes it.
        Add(commands, sql.UpdateInstances, WorkRows.InstanceChanges, batch.ChangedInstances, "instances");
        Add(commands, sql.AnswerArrivals, WorkRows.Answers, batch.Answers, "arrivals");
        Add(commands, sql.LogMoves, WorkRows.DeadlineRedatings, moves);
        Add(commands, sql.MoveDeadlines, WorkRows.DeadlineRedatings, moves, "deadlines");
        Add(commands, sql.CloseDeadlines, WorkRows.DeadlineClosings, batch.ClosedDeadlines, "deadlines");
        Add(commands, sql.UpdateCycles, WorkRows.CycleChanges, batch.ChangedCycles, "cycles");
        Add(commands, sql.UpdateApplications, WorkRows.ApplicationChanges, batch.ChangedApplications, "applications");
        Add(commands, sql.StoreOutboxResults, WorkRows.OutboxResults, batch.OutboxResults);
        Add(commands, sql.AdvanceFanouts, WorkRows.FanoutProgress, batch.FanoutProgress, "fanouts");
        Add(commands, sql.DeleteWaits, WorkRows.Waits, batch.GoneWaits);
        Add(commands, sql.InsertInstances, WorkRows.Instances, batch.NewInstances);
        Add(commands, sql.InsertCycles, WorkRows.Cycles, batch.NewCycles);
        Add(commands, sql.InsertApplications, WorkRows.Applications, batch.NewApplications);
        Add(commands, sql.InsertDeadlines, WorkRows.Deadlines, batch.NewDeadlines);
        Add(commands, sql.InsertJournal, WorkRows.Journal, batch.Journal);
        Add(commands, sql.InsertWaits, WorkRows.Waits, batch.NewWaits);
        Add(commands, sql.InsertOutbox, WorkRows.Outbox, OnePerKey(batch.Outbox, message => message.Key));
        Add(commands, sql.InsertFanouts, WorkRows.Fanouts, batch.NewFanouts);
        Add(commands, sql.InsertNotices, WorkRows.Notices, OnePerKey(batch.Notices, notice => notice.Key));
        if (commands.BatchCommands.Count > 0)
            await ExecuteAsync(commands, cancellationToken);
    }

    // Two writers of the same keys wait for each other at the first of them and never in a circle.
    private static List<TRow> OnePerKey<TRow>(List<TRow> rows, Func<TRow, string> key) =>
        rows.Count < 2 ? rows : [.. rows.DistinctBy(key, StringComparer.Ordinal).OrderBy(key, StringComparer.Ordinal)];

    private async Task ExecuteAsync(DbBatch commands, CancellationToken cancellationToken)
    {
        try
        {
            await commands.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (DbException exception) when (dialect.ViolatedIndex(exception) is { } index)
        {
            throw new DuplicateRowException(index, exception);
        }

        foreach (var (command, table, expected) in _checked)
        {
            if (command.RecordsAffected != expected)
                throw new WorkConflictException(table, expected, command.RecordsAffected);
        }
    }

    private void Add<TRow>(
        DbBatch commands,
        string statement,
        BulkRows<TRow> rows,
        IReadOnlyList<TRow> values,
        string? checkedTable = null
    )
    {
        if (values.Count == 0)
            return;
        var command = commands.CreateBatchCommand();
#pragma warning disable CA2100 // The texts are those of the provider; values are parameters.
        command.CommandText = statement;
#pragma warning restore CA2100
        dialect.AddRows(command, rows, values);
        commands.BatchCommands.Add(command);
        if (checkedTable is not null)
            _checked.Add((command, checkedTable, values.Count));
    }
}
