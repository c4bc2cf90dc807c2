using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Work;

/// <summary>Gives ids to the rows of a batch that have none.</summary>
public static class WorkBatchIds
{
    /// <summary>Reserves and assigns them, in the order of each list.</summary>
    public static async Task AssignAsync(WorkBatch batch, IdReserve ids, CancellationToken cancellationToken)
    {
        await ids.AssignAsync(
            batch.NewDeadlines,
            deadline => deadline.Id,
            (deadline, id) => deadline.Id = id,
            cancellationToken
        );
        await ids.AssignAsync(batch.Journal, line => line.Id, (line, id) => line.Id = id, cancellationToken);
        await ids.AssignAsync(batch.Outbox, message => message.Id, (message, id) => message.Id = id, cancellationToken);
        await ids.AssignAsync(batch.NewFanouts, fanout => fanout.Id, (fanout, id) => fanout.Id = id, cancellationToken);
        await ids.AssignAsync(batch.Notices, notice => notice.Id, (notice, id) => notice.Id = id, cancellationToken);
    }

    /// <summary>The moves of a batch, each with the id of its line in the log.</summary>
    public static async Task<IReadOnlyList<(long MoveId, DeadlineRedating Move)>> NumberMovesAsync(
        WorkBatch batch,
        IdReserve ids,
        CancellationToken cancellationToken
    )
    {
        var numbered = new List<(long, DeadlineRedating)>(batch.MovedDeadlines.Count);
        foreach (var chunk in batch.MovedDeadlines.Chunk(IdBlock.Size))
        {
            var id = await ids.TakeAsync(chunk.Length, cancellationToken);
            numbered.AddRange(chunk.Select(move => (id++, move)));
        }

        return numbered;
    }
}
