using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Work;

/// <summary>Hands out the ids of blocks that the database reserves for this process.</summary>
/// <param name="nextBlock">Asks the database for the first id of a new block.</param>
public sealed class IdReserve(Func<CancellationToken, Task<long>> nextBlock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _next;
    private long _end;

    /// <summary>Takes consecutive ids.</summary>
    /// <param name="count">1 to <see cref="IdBlock.Size"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The first.</returns>
    public async ValueTask<long> TakeAsync(int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, IdBlock.Size);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_end - _next < count)
            {
                // The rest of the block is given up: ids are plenty.
                _next = await nextBlock(cancellationToken);
                _end = _next + IdBlock.Size;
            }

            _next += count;
            return _next - count;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Gives an id to each row that has none (0), in order.</summary>
    public async ValueTask AssignAsync<T>(
        IEnumerable<T> rows,
        Func<T, long> get,
        Action<T, long> set,
        CancellationToken cancellationToken
    )
    {
        foreach (var chunk in rows.Where(row => get(row) == 0).Chunk(IdBlock.Size))
        {
            var id = await TakeAsync(chunk.Length, cancellationToken);
            foreach (var row in chunk)
            {
                set(row, id++);
            }
        }
    }

    /// <summary>Frees the lock; ids of the block that were not taken are never used.</summary>
    public void Dispose() => _one.Dispose();
}
