using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Carries out an approved carrying over: the applications that the approver has seen, page by page, then the mark that it
/// is done.
/// </summary>
internal sealed class CarryRunner(IWorkStore store, UnitOfWork units, MoveBookReader books, PageRunner pages)
{
    /// <summary>Works until none is left.</summary>
    /// <returns>Whether it was this run that finished it.</returns>
    /// <exception cref="InvalidOperationException">One could not be carried over; the others were, and the next run tries
    /// it again.</exception>
    public async Task<bool> RunAsync(CycleMove waiting, DateMove move, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var (request, shown) = (
            MoveDesk.RequestOf(move),
            JsonSerializer.Deserialize<MovePreview>(move.Preview!, EngineJson.Options)!.Cycles[0]
        );
        var cycles = await context
            .Cycles.AsNoTracking()
            .Where(cycle => cycle.InstanceId == waiting.CycleId || cycle.Code == request.Into)
            .ToListAsync(cancellationToken);
        var order = new CarryOrder(
            cycles.First(cycle => cycle.InstanceId == waiting.CycleId),
            cycles.First(cycle => cycle.Code == request.Into),
            shown,
            new MoveStamp(move.Id, move.Reason, move.DecidedBy)
        );
        var work = new CarriedPages(store, units, books, waiting, order);
        await pages.RunAsync(work, CarryOver.Largest, cancellationToken);
        if (work.Failure is { } failure)
        {
            throw new InvalidOperationException(
                $"Not every application of the cycle {order.From.Code} could be carried over.",
                failure
            );
        }
        return await store.RunAsync(() => FinishAsync(waiting, order, cancellationToken), cancellationToken);
    }

    private async Task<bool> FinishAsync(CycleMove waiting, CarryOrder order, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();
        var now = await transaction.ReadClockAsync(cancellationToken);
        var row = context.CycleMoves.Where(cycle => cycle.MoveId == waiting.MoveId && cycle.CycleId == waiting.CycleId);
        if (
            await row.Where(cycle => cycle.State == CycleMoveState.Waiting)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(cycle => cycle.State, CycleMoveState.Applied)
                            .SetProperty(cycle => cycle.At, now),
                    cancellationToken
                ) == 0
        )
        {
            return false;
        }
        var result = await row.Select(cycle => cycle.Result).FirstAsync(cancellationToken);
        var carried = JsonSerializer.Deserialize<CyclePreview>(result!, EngineJson.Options)!.Carried;
        var batch = new WorkBatch();
        batch.Journal.Add(Line(order.From, $"结转至“{order.Into.Name}”（{order.Into.Code}）", order, carried, now));
        batch.Journal.Add(Line(order.Into, $"由“{order.From.Name}”（{order.From.Code}）结转", order, carried, now));
        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static JournalLine Line(
        Cycle cycle,
        string what,
        CarryOrder order,
        IReadOnlyList<CarriedLine> carried,
        Instant now
    )
    {
        var taken = carried.Count(line => line.Taken);
        return new JournalLine
        {
            InstanceId = cycle.InstanceId,
            At = now,
            Event = MoveJournal.AllCarried,
            Message =
                $"{what}：{taken}件申报，另有{carried.Count - taken}件未结转。理由：{order.Stamp.Reason}（{order.Stamp.ApprovedBy}批准）",
            Data = new JsonObject
            {
                ["move"] = order.Stamp.MoveId,
                ["from"] = order.From.Code,
                ["into"] = order.Into.Code,
                ["taken"] = taken,
                ["refused"] = carried.Count - taken,
            }.ToJsonString(EngineJson.Options),
        };
    }
}
