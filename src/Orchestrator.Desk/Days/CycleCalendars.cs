using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Desk.Days;

/// <summary>The working-day calendar of a cycle's region, as it is in force now.</summary>
public sealed class CycleCalendars(CalendarCache cache)
{
    /// <summary>The calendar of the region that the cycle was started with.</summary>
    public async ValueTask<WorkingCalendar> OfAsync(Cycle cycle, CancellationToken cancellationToken) =>
        (await cache.GetAsync(cancellationToken)).For(cycle.CalendarRegion).Value;
}
