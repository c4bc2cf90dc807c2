using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Waiting;

/// <summary>The tasks of somebody's own roles, of running cycles within reach, whose last day is near or over.</summary>
public sealed class WaitingDuties(DueItems items, CalendarCache calendars, JudgingClock clock)
{
    // As early as the first reminder (PERSONAS §0: T-5).
    private const int Ahead = 5;

    internal async Task<IEnumerable<WaitingItem>> ReadAsync(
        OrchestratorDbContext context,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var today = CivilTime.DayOf(await clock.ReadAsync(cancellationToken));
        var book = await calendars.GetAsync(cancellationToken);
        var national = book.For(CalendarBook.NationalRegion).Value;
        var last = national.Find(today, Ahead).TryGet(out var found) ? found.Date : today.PlusDays(Ahead + 2);
        var groups = await DeadlineQueries.GroupAsync(
            context,
            context
                .DutiesOf(who)
                .AsNoTracking()
                .Where(deadline =>
                    deadline.State == DeadlineState.Armed
                    // By the instant: that is what the index of open deadlines is of.
                    && deadline.DueAt <= CivilTime.StartOf(last.PlusDays(1))
                    && (deadline.Kind == DeadlineKind.Statutory || deadline.Kind == DeadlineKind.Internal)
                ),
            cancellationToken
        );
        if (groups.Count == 0)
            return [];
        var named = groups.Select(group => group.CycleId).Distinct().ToList();
        var cycles = await context
            .Cycles.Where(cycle => named.Contains(cycle.InstanceId) && cycle.Status == CycleStatus.Running)
            .Select(cycle => new
            {
                cycle.InstanceId,
                cycle.Code,
                cycle.CalendarRegion,
            })
            .ToDictionaryAsync(cycle => cycle.InstanceId, cancellationToken);
        var quoted = await items.NoticesAsync(cancellationToken);
        var waiting = new List<WaitingItem>();
        foreach (var group in groups)
        {
            if (!cycles.TryGetValue(group.CycleId, out var cycle))
                continue;
            var calendar = book.For(cycle.CalendarRegion).Value;
            var item = await items.MakeAsync(group, cycle.Code, calendar, today, quoted, cancellationToken);
            waiting.Add(
                new WaitingItem
                {
                    Kind = WaitingKind.Task,
                    Id = group.Id.ToString(CultureInfo.InvariantCulture),
                    Cycle = cycle.Code,
                    Subject = item.Title,
                    Lapses = item.DueDate,
                    Count = item.Count,
                }
            );
        }

        return waiting;
    }
}
