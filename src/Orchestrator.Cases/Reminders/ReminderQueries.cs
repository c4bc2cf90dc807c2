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

namespace Orchestrator.Cases.Reminders;

/// <summary>
/// Reads what a sending is about. Deadlines are grouped by the database: their number does not matter here, only that
/// of organisations and steps.
/// </summary>
internal sealed class ReminderQueries(
    OrchestratorDbContext context,
    TaskTitles titles,
    CancellationToken cancellationToken
)
{
    /// <summary>Ten working days and the longest holiday fit into it.</summary>
    private const int DaysAhead = 30;

    /// <summary>Three working days overdue, an outage and the longest holiday fit into it.</summary>
    private const int DaysBack = 30;

    private static readonly string[] Personal = [Roles.Applicant, Roles.Expert];

    /// <summary>Running cycles, and ended ones of which somebody has yet to hear.</summary>
    public static IQueryable<Cycle> ToTell(OrchestratorDbContext context, bool sandboxes) =>
        context
            .Cycles.AsNoTracking()
            .Where(cycle => sandboxes || !cycle.IsSandbox)
            .Where(cycle =>
                cycle.Status == CycleStatus.Running
                || context.PendingNotices.Any(notice =>
                    notice.State == NoticeState.Waiting && notice.CycleId == cycle.InstanceId
                )
            );

    /// <summary>Those of a region.</summary>
    public Task<List<Cycle>> CyclesAsync(string region, bool sandboxes) =>
        ToTell(context, sandboxes)
            .Where(cycle => cycle.CalendarRegion == region)
            .OrderBy(cycle => cycle.InstanceId)
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Whether there may be anything to say: a step of an open task, a decision since, a missed task that is listed
    /// every morning, a notice, a warning.
    /// </summary>
    public async Task<bool> HasContentAsync(ReminderInput input, bool sandboxes)
    {
        var (dates, regular, morning) = (
            ReminderLadder.DueDates(input),
            input.IsRegular,
            input.Covers(ReminderHour.Morning)
        );
        var (since, listed) = (input.From - Duration.FromHours(1), input.From - Duration.FromDays(DaysBack));
        var cycles = context
            .Cycles.Where(cycle =>
                cycle.CalendarRegion == input.Calendar.Region
                && cycle.Status == CycleStatus.Running
                && (sandboxes || !cycle.IsSandbox)
            )
            .Select(cycle => (long?)cycle.InstanceId);
        return CalendarWarning.IsDue(input)
            || await context.Deadlines.AnyAsync(
                deadline =>
                    deadline.Remind
                    && deadline.Role != null
                    && cycles.Contains(deadline.CycleId)
                    && (
                        deadline.State == DeadlineState.Armed
                            ? dates.Contains(deadline.DueDate)
                            : (regular && deadline.DecidedAt > since)
                                || (morning && deadline.State == DeadlineState.Missed && deadline.DecidedAt > listed)
                    ),
                cancellationToken
            )
            || (
                regular
                && await context.PendingNotices.AnyAsync(
                    notice => notice.State == NoticeState.Waiting && notice.Day <= input.Slot.Day,
                    cancellationToken
                )
            );
    }

    /// <summary>Open tasks, missed ones, and openings since the last sending.</summary>
    public async Task<List<ReminderTask>> TasksAsync(IReadOnlyList<Cycle> cycles, Instant since, ReminderSlot slot)
    {
        // In an ended cycle there is nothing left to do.
        cycles = [.. cycles.Where(cycle => cycle.Status == CycleStatus.Running)];
        var byId = cycles.ToDictionary(cycle => cycle.InstanceId);
        await titles.LoadAsync(
            context,
            cycles.SelectMany(cycle =>
                new[] { cycle.ScheduleVersionId, cycle.ApplicationVersionId ?? cycle.ScheduleVersionId }
            ),
            cancellationToken
        );
        var until = slot.At + Duration.FromDays(DaysAhead);
        var from = Instant.Min(since, slot.At) - Duration.FromDays(DaysBack);
        var deadlines = context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadline.Remind
                && deadline.Role != null
                && deadline.CycleId != null
                && byId.Keys.Contains(deadline.CycleId!.Value)
            )
            .Where(deadline =>
                deadline.Kind == DeadlineKind.Opening
                    ? (deadline.State == DeadlineState.Elapsed || deadline.State == DeadlineState.Met)
                        && deadline.DecidedAt > since - Duration.FromHours(1)
                        && deadline.DecidedAt <= slot.At
                    : (deadline.Kind == DeadlineKind.Statutory || deadline.Kind == DeadlineKind.Internal)
                        && (
                            (
                                deadline.State == DeadlineState.Armed
                                && deadline.DueAt > slot.At
                                && deadline.DueAt <= until
                            )
                            || (
                                deadline.State == DeadlineState.Missed
                                && deadline.DecidedAt > from
                                && deadline.DecidedAt <= slot.At
                            )
                        )
            );
        var groups = await GroupAsync(deadlines);
        return [.. groups.Select(group => Task(group, byId[group.CycleId]))];
    }

    /// <summary>Notices that wait: those of organisations, and those of persons who have a contact.</summary>
    public Task<List<PendingNotice>> NoticesAsync(WaitingNotices waiting) =>
        Waiting(waiting)
            .Where(notice =>
                !Personal.Contains(notice.Role)
                || context.Contacts.Any(contact =>
                    contact.Enabled && contact.Role == notice.Role && contact.Organisation == notice.Assignee
                )
            )
            .OrderBy(notice => notice.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Notices of persons without a contact, by cycle and role: their portal tells them.</summary>
    public async Task<List<(long? CycleId, string Role, int Count)>> CountPersonalAsync(WaitingNotices waiting)
    {
        var counts = await WithoutContact(waiting)
            .GroupBy(notice => new { notice.CycleId, notice.Role })
            .Select(group => new
            {
                group.Key.CycleId,
                group.Key.Role,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return counts.ConvertAll(count => (count.CycleId, count.Role, count.Count));
    }

    /// <summary>Gives up notices of persons without a contact.</summary>
    public Task DropPersonalAsync(WaitingNotices waiting) =>
        WithoutContact(waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Dropped), cancellationToken);

    /// <summary>Open deadlines counted with working days that are not published yet.</summary>
    public Task<int> ProvisionalAsync(IReadOnlyList<long> cycles) =>
        context.Deadlines.CountAsync(
            deadline =>
                deadline.State == DeadlineState.Armed
                && deadline.Provisional
                && deadline.CycleId != null
                && cycles.Contains(deadline.CycleId.Value),
            cancellationToken
        );

    /// <summary>The values that a notice's words name: its scalar data.</summary>
    public static Dictionary<string, string> Values(string data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(data);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (
                var property in document
                    .RootElement.EnumerateObject()
                    .Where(property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            )
            {
                values[property.Name] = property.Value.ToString();
            }
        }

        return values;
    }

    private IQueryable<PendingNotice> WithoutContact(WaitingNotices waiting) =>
        Waiting(waiting)
            .Where(notice =>
                Personal.Contains(notice.Role)
                && !context.Contacts.Any(contact =>
                    contact.Enabled && contact.Role == notice.Role && contact.Organisation == notice.Assignee
                )
            );

    private IQueryable<PendingNotice> Waiting(WaitingNotices waiting) =>
        context
            .PendingNotices.AsNoTracking()
            .Where(notice =>
                notice.State == NoticeState.Waiting
                && notice.Day <= waiting.Day
                && notice.CreatedAt <= waiting.Before
                && (notice.CycleId == null ? waiting.WithoutCycle : waiting.Cycles.Contains(notice.CycleId.Value))
            );

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
                    ? context
                        .Contacts.Where(contact =>
                            contact.Enabled
                            && contact.Role == deadline.Role
                            && contact.Organisation == (deadline.Assignee ?? application.Number)
                        )
                        .Select(contact => contact.Organisation)
                        .FirstOrDefault()
                    : deadline.Assignee
                        ?? (
                            deadline.Role == Roles.Employer ? application.Employer
                            : deadline.Role == Roles.Department ? application.Department
                            : deadline.Role == Roles.Office ? application.Committee
                            : null
                        ),
                Superior = deadline.Role == Roles.Employer ? application.Department
                : deadline.Role == Roles.Department ? application.Committee
                : null,
                deadline.DueAt,
                deadline.DueDate,
                deadline.Hard,
                deadline.Provisional,
                PerApplication = deadline.InstanceId != deadline.CycleId,
                DecidedAt = deadline.DecidedAt,
                StillDoable = deadline.State == DeadlineState.Missed
                    && !context.Journal.Any(line =>
                        line.InstanceId == deadline.InstanceId
                        && line.Event == StepJournal.Event
                        && (
                            line.Data!.Contains("\"C" + deadline.ActivityInstanceId + "\"")
                            || line.Data!.Contains("\"C" + deadline.ActivityInstanceId + "=")
                        )
                    ),
            };
        var groups = await rows.GroupBy(row => new
            {
                row.CycleId,
                row.NodeId,
                row.Name,
                row.Kind,
                row.State,
                row.Role,
                row.Organisation,
                row.Superior,
                row.DueAt,
                row.DueDate,
                row.Hard,
                row.Provisional,
                row.PerApplication,
                row.StillDoable,
            })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                First = group.Min(row => row.Id),
                DecidedAt = group.Max(row => row.DecidedAt),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. groups.Select(group => new TaskGroup(
                group.Key.CycleId,
                group.Key.NodeId,
                group.Key.Name,
                group.Key.Kind,
                group.Key.Role,
                group.Key.Organisation,
                group.Key.Superior,
                group.Key.DueAt,
                group.Key.DueDate,
                group.Key.Hard,
                group.Key.Provisional,
                group.Key.PerApplication,
                group.Key.StillDoable,
                group.Count,
                group.First,
                group.DecidedAt,
                group.Key.State switch
                {
                    DeadlineState.Armed => TaskState.Open,
                    DeadlineState.Missed => TaskState.Missed,
                    _ => TaskState.Opened,
                }
            )),
        ];
    }

    private ReminderTask Task(TaskGroup group, Cycle cycle) =>
        new()
        {
            CycleId = group.CycleId,
            CycleName = cycle.Name,
            Jurisdiction = cycle.Jurisdiction,
            Title = titles.Of(
                group.PerApplication ? cycle.ApplicationVersionId : cycle.ScheduleVersionId,
                group.NodeId,
                group.Name
            ),
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
        long CycleId,
        string NodeId,
        string Name,
        DeadlineKind Kind,
        string Role,
        string? Organisation,
        string? Superior,
        Instant DueAt,
        LocalDate DueDate,
        bool Hard,
        bool Provisional,
        bool PerApplication,
        bool StillDoable,
        int Count,
        long FirstId,
        Instant? DecidedAt,
        TaskState State
    );
}
