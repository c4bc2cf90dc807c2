using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Carries the applications of an approved carrying over page by page. The page, what became of each of its applications and the
/// mark that it is done are one commit, so that neither a second node nor a run after a crash does one twice.
/// </summary>
internal sealed class CarriedPages(
    IWorkStore store,
    UnitOfWork units,
    MoveBookReader books,
    CycleMove waiting,
    CarryOrder order
) : PageWork<string>
{
    private readonly HashSet<string> _buried = new(StringComparer.Ordinal);

    /// <summary>Why the first of those could not be carried over that could not; null: all were decided.</summary>
    public Exception? Failure { get; private set; }

    public override long KeyOf(string item) => StringComparer.Ordinal.GetHashCode(item);

    public override async Task<bool> RunAsync(
        int size,
        Action<IReadOnlyList<string>> claimed,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();
        // 1. Whoever holds the move's row works on it alone; another node waits here and then reads what is done.
        var row = context.CycleMoves.Where(cycle =>
            cycle.MoveId == waiting.MoveId && cycle.CycleId == waiting.CycleId && cycle.State == CycleMoveState.Waiting
        );
        if (
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(cycle => cycle.State, CycleMoveState.Waiting),
                cancellationToken
            ) == 0
        )
        {
            return false;
        }
        var done = await ReadAsync(row, cancellationToken);
        var page = order
            .Shown.Carried.Select(line => line.Application)
            .Except(done.Carried.Select(line => line.Application))
            .Where(number => !_buried.Contains(number))
            .Take(size)
            .ToList();
        if (page.Count == 0)
            return false;
        claimed(page);
        var move = new MoveContext(
            await books.ReadAsync(context, calendarVersionId: null, cancellationToken),
            order.Stamp,
            await transaction.ReadClockAsync(cancellationToken)
        );
        var lines = await new CarryOver(units, order.From, order.Into, move).RunAsync(
            transaction,
            page,
            cancellationToken
        );
        // 2. A crash before the commit undoes the page and its result; after it the next page begins behind it.
        var result = JsonSerializer.Serialize(
            done with
            {
                Carried = [.. done.Carried.Concat(lines).OrderBy(line => line.Application, StringComparer.Ordinal)],
            },
            EngineJson.Options
        );
        await row.ExecuteUpdateAsync(set => set.SetProperty(cycle => cycle.Result, result), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The others go on; the move as a whole becomes the dead letter.</summary>
    public override Task BuryAsync(string item, Exception reason, CancellationToken cancellationToken)
    {
        Failure ??= reason;
        _buried.Add(item);
        return Task.CompletedTask;
    }

    private async Task<CyclePreview> ReadAsync(IQueryable<CycleMove> row, CancellationToken cancellationToken) =>
        await row.Select(cycle => cycle.Result).FirstAsync(cancellationToken) is { } result
            ? JsonSerializer.Deserialize<CyclePreview>(result, EngineJson.Options)!
            : CarryShown.Of(order.From, [.. order.Shown.Carried.Where(line => !line.Taken)]);
}
