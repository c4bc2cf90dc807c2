using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Reconciling;

/// <summary>Has the dates of running cycles counted again when a calendar was imported.</summary>
public sealed class CalendarWatch(IWorkStore store)
{
    private const string AnchorsChanged = "anchors.changed";

    /// <summary>Does it for every running cycle; repeating it changes nothing.</summary>
    public async Task RunAsync(CalendarBook book, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(book);
        await using var transaction = await store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();
        var cycles = await context.Cycles.AsNoTracking().Where(cycle => cycle.Status == CycleStatus.Running).OrderBy(cycle => cycle.InstanceId).ToListAsync(cancellationToken);
        var batch = new WorkBatch();
        foreach (var cycle in cycles) Recount(batch, cycle, UnitOfWork.CalendarOf(book, cycle.CalendarRegion), now);
        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Tells a cycle and its applications that each date may count differently now; who waits counts again, and open deadlines move with a reason.</summary>
    private static void Recount(WorkBatch batch, Cycle cycle, WorkingCalendar calendar, Instant now)
    {
        if (cycle.CalendarVersion == calendar.Version) return;
        batch.ChangedCycles.Add(new CycleChange(cycle.InstanceId) { CalendarVersion = calendar.Version });
        foreach (var name in EngineJson.ReadDates(cycle.Anchors).Keys.Order(StringComparer.Ordinal))
        {
            var payload = StimulusJson.Write(new Stimulus(AnchorsChanged, new JsonObject { ["name"] = name }), now);
            batch.Outbox.Add(new OutboxMessage
            {
                Kind = OutboxKind.Stimulus,
                Key = $"recount-{cycle.InstanceId}-{calendar.Version}-{name}",
                InstanceId = cycle.InstanceId,
                Destination = cycle.InstanceId.ToString(CultureInfo.InvariantCulture),
                Payload = payload,
                CreatedAt = now,
                NotBefore = now,
            });
            if (cycle.ApplicationVersionId is not null)
                batch.NewFanouts.Add(new Fanout { CycleId = cycle.InstanceId, Stimulus = AnchorsChanged, Payload = payload, At = now, Until = long.MaxValue });
        }
    }
}
