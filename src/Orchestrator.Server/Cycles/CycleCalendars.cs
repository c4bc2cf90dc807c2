using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;

namespace Orchestrator.Server.Cycles;

/// <summary>The working-day calendar of a cycle's region, as it is in force now.</summary>
internal sealed class CycleCalendars(CalendarCache cache)
{
    public async ValueTask<WorkingCalendar> OfAsync(Cycle cycle, CancellationToken cancellation) =>
        (await cache.GetAsync(cancellation)).For(cycle.CalendarRegion).Value;
}
