using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Notices;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Reminders;

/// <summary>Reads what a sending is about. Deadlines are grouped by the database: their number does not matter here, only that of organisations and steps.</summary>
internal sealed class ReminderQueries(OrchestratorDbContext context, TaskTitles titles, CancellationToken cancellationToken)
{
    /// <summary>Ten working days and the longest holiday fit into it.</summary>
    private const int DaysAhead = 30;

    /// <summary>Three working days overdue, an outage and the longest holiday fit into it.</summary>
    private const int DaysBack = 30;

    private static readonly string[] Personal = [Roles.Applicant, Roles.Expert];

    /// <summary>Running cycles of a region.</summary>
    public Task<List<Cycle>> CyclesAsync(string region, bool sandboxes) => context.Cycles.AsNoTracking()
        .Where(cycle => cycle.CalendarRegion == region && cycle.Status == CycleStatus.Running && (sandboxes || !cycle.IsSandbox))
        .OrderBy(cycle => cycle.InstanceId)
        .ToListAsync(cancellationToken);

    /// <summary>Whether there is anything to say later on a day whose morning was sent: something due by the next working day, decided since, or a notice.</summary>
    public async Task<bool> HasContentAsync(ReminderInput input, bool sandboxes)
    {
        var (day, next) = (input.Slot.Day, input.Calendar.NextOnOrAfter(input.Slot.Day.PlusDays(1)).Value.Date);
        var (regular, since) = (input.IsRegular, input.From - Duration.FromHours(1));
        var cycles = context.Cycles
            .Where(cycle => cycle.CalendarRegion == input.Calendar.Region && cycle.Status == CycleStatus.Running && (sandboxes || !cycle.IsSandbox))
            .Select(cycle => (long?)cycle.InstanceId);
        return await context.Deadlines.AnyAsync(
                deadline => deadline.Remind && deadline.Role != null && cycles.Contains(deadline.CycleId)
                    && (deadline.State == DeadlineState.Armed ? deadline.DueDate >= day && deadline.DueDate < next : regular && deadline.DecidedAt > since),
                cancellationToken)
            || (regular && await context.PendingNotices.AnyAsync(notice => notice.State == NoticeState.Waiting && notice.Day <= day, cancellationToken));
    }

    /// <summary>Open tasks, missed ones, and openings since the last sending.</summary>
    public async Task<List<ReminderTask>> TasksAsync(IReadOnlyList<Cycle> cycles, Instant since, ReminderSlot slot)
    {
        var byId = cycles.ToDictionary(cycle => cycle.InstanceId);
        await titles.LoadAsync(context, cycles.SelectMany(cycle => new[] { cycle.ScheduleVersionId, cycle.ApplicationVersionId ?? cycle.ScheduleVersionId }), cancellationToken);
        var until = slot.At + Duration.FromDays(DaysAhead);
        var from = Instant.Min(since, slot.At) - Duration.FromDays(DaysBack);
        var deadlines = context.Deadlines.AsNoTracking()
            .Where(deadline => deadline.Remind && deadline.Role != null && deadline.CycleId != null && byId.Keys.Contains(deadline.CycleId!.Value))
            .Where(deadline => deadline.Kind == DeadlineKind.Opening
                ? (deadline.State == DeadlineState.Elapsed || deadline.State == DeadlineState.Met) && deadline.DecidedAt > since - Duration.FromHours(1) && deadline.DecidedAt <= slot.At
                : (deadline.Kind == DeadlineKind.Statutory || deadline.Kind == DeadlineKind.Internal)
                    && ((deadline.State == DeadlineState.Armed && deadline.DueAt > slot.At && deadline.DueAt <= until)
                        || (deadline.State == DeadlineState.Missed && deadline.DecidedAt > from && deadline.DecidedAt <= slot.At)));
        var groups = await GroupAsync(deadlines);
        return [.. groups.Select(group => Task(group, byId[group.CycleId]))];
    }

    /// <summary>Notices that wait: those of organisations, and those of persons who have a contact.</summary>
    public async Task<List<PendingNotice>> NoticesAsync(IReadOnlyList<long> cycles, LocalDate day, Instant before, bool withoutCycle)
    {
        var waiting = Waiting(cycles, day, before, withoutCycle);
        return await waiting
            .Where(notice => !Personal.Contains(notice.Role)
                || context.Contacts.Any(contact => contact.Enabled && contact.Role == notice.Role && contact.Organisation == notice.Assignee))
            .OrderBy(notice => notice.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Gives up notices of persons without a contact, as their portal tells them.</summary>
    /// <returns>How many, by cycle and role.</returns>
    public async Task<List<(long? CycleId, string Role, int Count)>> DropPersonalAsync(IReadOnlyList<long> cycles, LocalDate day, Instant before, bool withoutCycle)
    {
        var waiting = Waiting(cycles, day, before, withoutCycle).Where(notice => Personal.Contains(notice.Role)
            && !context.Contacts.Any(contact => contact.Enabled && contact.Role == notice.Role && contact.Organisation == notice.Assignee));
        var counts = await waiting
            .GroupBy(notice => new { notice.CycleId, notice.Role })
            .Select(group => new { group.Key.CycleId, group.Key.Role, Count = group.Count() })
            .ToListAsync(cancellationToken);
        if (counts.Count > 0)
        {
            await waiting.ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Dropped), cancellationToken);
        }

        return [.. counts.Select(count => (count.CycleId, count.Role, count.Count))];
    }

    /// <summary>Open deadlines counted with working days that are not published yet.</summary>
    public Task<int> ProvisionalAsync(IReadOnlyList<long> cycles) => context.Deadlines.CountAsync(
        deadline => deadline.State == DeadlineState.Armed && deadline.Provisional && deadline.CycleId != null && cycles.Contains(deadline.CycleId.Value), cancellationToken);

    /// <summary>The values that a notice's words name: its scalar data.</summary>
    public static Dictionary<string, string> Values(string data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(data);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            {
                values[property.Name] = property.Value.ToString();
            }
        }

        return values;
    }

    // A notice is committed a little after the instant it bears; the slack keeps counting and marking to the same rows.
    private IQueryable<PendingNotice> Waiting(IReadOnlyList<long> cycles, LocalDate day, Instant before, bool withoutCycle) => context.PendingNotices.AsNoTracking()
        .Where(notice => notice.State == NoticeState.Waiting && notice.Day <= day && notice.CreatedAt <= before
            && (notice.CycleId == null ? withoutCycle : cycles.Contains(notice.CycleId.Value)));

    private async Task<List<TaskGroup>> GroupAsync(IQueryable<Deadline> deadlines)
    {
        var rows =
            from deadline in deadlines
            join found in context.Applications on deadline.InstanceId equals found.InstanceId into applications
            from application in applications.DefaultIfEmpty()
            select new
            {
                deadline.Id,
                CycleId = deadline.CycleId!.Value,
                deadline.NodeId,
                deadline.Name,
                deadline.Kind,
                deadline.State,
                Role = deadline.Role!,
                Organisation = Personal.Contains(deadline.Role!)
                    ? context.Contacts.Where(contact => contact.Enabled && contact.Role == deadline.Role && contact.Organisation == (deadline.Assignee ?? application.Number)).Select(contact => contact.Organisation).FirstOrDefault()
                    : deadline.Assignee ?? (deadline.Role == Roles.Employer ? application.Employer : deadline.Role == Roles.Department ? application.Department : deadline.Role == Roles.Office ? application.Committee : null),
                Superior = deadline.Role == Roles.Employer ? application.Department : deadline.Role == Roles.Department ? application.Committee : null,
                deadline.DueAt,
                deadline.DueDate,
                deadline.Hard,
                deadline.Provisional,
                PerApplication = deadline.InstanceId != deadline.CycleId,
                DecidedAt = deadline.DecidedAt,
                StillDoable = deadline.State == DeadlineState.Missed && !context.Journal.Any(line => line.InstanceId == deadline.InstanceId && line.Event == StepJournal.Event
                    && (line.Data!.Contains("\"C" + deadline.ActivityInstanceId + "\"") || line.Data!.Contains("\"C" + deadline.ActivityInstanceId + "="))),
            };
        var groups = await rows
            .GroupBy(row => new { row.CycleId, row.NodeId, row.Name, row.Kind, row.State, row.Role, row.Organisation, row.Superior, row.DueAt, row.DueDate, row.Hard, row.Provisional, row.PerApplication, row.StillDoable })
            .Select(group => new { group.Key, Count = group.Count(), First = group.Min(row => row.Id), DecidedAt = group.Max(row => row.DecidedAt) })
            .ToListAsync(cancellationToken);
        return [.. groups.Select(group => new TaskGroup(
            group.Key.CycleId, group.Key.NodeId, group.Key.Name, group.Key.Kind, group.Key.Role, group.Key.Organisation, group.Key.Superior, group.Key.DueAt, group.Key.DueDate,
            group.Key.Hard, group.Key.Provisional, group.Key.PerApplication, group.Key.StillDoable, group.Count, group.First, group.DecidedAt, group.Key.State switch
            {
                DeadlineState.Armed => TaskState.Open,
                DeadlineState.Missed => TaskState.Missed,
                _ => TaskState.Opened,
            }))];
    }

    private ReminderTask Task(TaskGroup group, Cycle cycle) => new()
    {
        CycleId = group.CycleId,
        CycleName = cycle.Name,
        Jurisdiction = cycle.Jurisdiction,
        Title = titles.Of(group.PerApplication ? cycle.ApplicationVersionId : cycle.ScheduleVersionId, group.NodeId, group.Name),
        Step = $"{group.NodeId}/{group.Name}",
        Kind = group.Kind,
        Role = group.Role,
        Organisation = group.Organisation,
        SuperiorOrganisation = group.Superior,
        DueAt = group.DueAt,
        DueDate = group.DueDate,
        Hard = group.Hard,
        Provisional = group.Provisional,
        PerApplication = group.PerApplication,
        Count = group.Count,
        DeadlineId = group.Count == 1 ? group.FirstId : null,
        State = group.State,
        DecidedAt = group.DecidedAt,
        StillDoable = group.StillDoable,
    };

    private sealed record TaskGroup(
        long CycleId, string NodeId, string Name, DeadlineKind Kind, string Role, string? Organisation, string? Superior, Instant DueAt, LocalDate DueDate,
        bool Hard, bool Provisional, bool PerApplication, bool StillDoable, int Count, long FirstId, Instant? DecidedAt, TaskState State);
}
