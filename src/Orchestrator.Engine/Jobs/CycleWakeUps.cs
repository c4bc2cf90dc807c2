using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// One scheduled job per running cycle, at its next due instant: the calendar of what comes, a third way to be on time, and the
/// evidence afterwards. What is scheduled is compared with the rows each minute; nothing else is kept.
/// </summary>
internal sealed class CycleWakeUps(
    JobStorage storage,
    IBackgroundJobClient client,
    IWorkStore store,
    JobRunner runner,
    JobStoreOptions options
)
{
    private const int Most = 10_000;
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(200);
    private const int MostBusy = 150;

    /// <summary>Local time with its offset, to the second.</summary>
    private static readonly OffsetDateTimePattern Text = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:sso<m>"
    );

    /// <summary>Brings the scheduled jobs into line with the rows.</summary>
    /// <returns>How many were made or removed.</returns>
    public async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        if (!options.HasRealClock)
            return 0;
        var (wanted, now) = await ReadAsync(cancellationToken);
        var changed = 0;
        foreach (var (id, planned) in Scheduled(storage.GetMonitoringApi()))
        {
            // One that has come leaves its evidence, whatever became of its deadlines.
            if (
                wanted.Remove((planned.Cycle, Text.Format(planned.Due.InZone(ChinaTime.Zone).ToOffsetDateTime())))
                || planned.Due <= now
            )
            {
                continue;
            }
            client.Delete(id);
            changed++;
        }

        foreach (var (cycle, due) in wanted)
        {
            var at = Text.Parse(due).Value.ToDateTimeOffset().UtcDateTime;
            client.Create(
                Job.FromExpression<OrchestratorJobs>(jobs => jobs.Cycle(cycle, due, default)),
                new ScheduledState(at)
            );
            changed++;
        }

        return changed;
    }

    /// <summary>What is scheduled, with the jobs' ids.</summary>
    public static IEnumerable<(string Id, CycleWakeUp WakeUp)> Scheduled(IMonitoringApi monitor)
    {
        foreach (var (id, job) in monitor.ScheduledJobs(0, Most))
        {
            if (job?.Job?.Method.Name != nameof(OrchestratorJobs.Cycle))
                continue;
            if (Text.Parse((string)job.Job.Args[1]) is { Success: true } due)
                yield return (id, new CycleWakeUp((string)job.Job.Args[0], due.Value.ToInstant()));
        }
    }

    /// <summary>The instant has come.</summary>
    /// <exception cref="UnknownJobArgumentException">There is no such cycle, or the text is no instant.</exception>
    public async Task<string> RunAsync(string cycle, string due, CancellationToken cancellationToken)
    {
        var parsed = Text.Parse(due);
        if (!parsed.Success)
            throw new UnknownJobArgumentException($"无法识别的时间 {due}。 {due} is no instant.");
        var id = await FindAsync(cycle, cancellationToken)
            ?? throw new UnknownJobArgumentException($"没有周期 {cycle}。 There is no cycle {cycle}.");
        for (
            var turn = 0;
            turn < MostBusy
                && await runner.RunAsync(JobKinds.Deadlines, isJob: true, cancellationToken) == JobTexts.RunsAlready;
            turn++
        )
        {
            await Task.Delay(Busy, cancellationToken);
        }
        var result = await CountAsync(id, parsed.Value.ToInstant(), cancellationToken);
        await PlanAsync(cancellationToken);
        return result;
    }

    /// <summary>The text of an instant, rounded up to a second: a wake-up is never early.</summary>
    internal static string TextOf(Instant due)
    {
        var ticks = due.ToUnixTimeTicks();
        var up = Instant.FromUnixTimeSeconds((long)Math.Ceiling(ticks / (decimal)NodaConstants.TicksPerSecond));
        return Text.Format(up.InZone(ChinaTime.Zone).ToOffsetDateTime());
    }

    private async Task<(HashSet<(string Cycle, string Due)> Wanted, Instant Now)> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = store.CreateContext();
        var cycles = await context
            .Cycles.AsNoTracking()
            .Where(cycle => cycle.Status == CycleStatus.Running)
            .Select(cycle => new { cycle.InstanceId, cycle.Code })
            .ToListAsync(cancellationToken);
        var due = await context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadline.State == DeadlineState.Armed && deadline.Kind != DeadlineKind.Timer && deadline.CycleId != null
            )
            .GroupBy(deadline => deadline.CycleId!.Value)
            .Select(group => new { Cycle = group.Key, Due = group.Min(deadline => deadline.DueAt) })
            .ToDictionaryAsync(row => row.Cycle, row => row.Due, cancellationToken);
        return (
            [
                .. cycles
                    .Where(cycle => due.ContainsKey(cycle.InstanceId))
                    .Select(cycle => (cycle.Code, TextOf(due[cycle.InstanceId]))),
            ],
            now
        );
    }

    private async Task<long?> FindAsync(string cycle, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        return await context
            .Cycles.Where(known => known.Code == cycle)
            .Select(known => (long?)known.InstanceId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<string> CountAsync(long cycle, Instant due, CancellationToken cancellationToken)
    {
        var from = due - Second;
        await using var context = store.CreateContext();
        var rows = await context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadline.CycleId == cycle
                && deadline.DueAt > from
                && deadline.DueAt <= due
                && deadline.Kind != DeadlineKind.Timer
            )
            .GroupBy(deadline => deadline.State == DeadlineState.Armed)
            .Select(group => new
            {
                IsOpen = group.Key,
                Count = group.Count(),
                Latest = group.Max(deadline => deadline.LatenessMs),
            })
            .ToListAsync(cancellationToken);
        var decided = rows.Find(row => !row.IsOpen);
        return JobTexts.Cycle(decided?.Count ?? 0, rows.Find(row => row.IsOpen)?.Count ?? 0, decided?.Latest);
    }
}
