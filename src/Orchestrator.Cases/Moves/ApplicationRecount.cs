using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Counts the open deadlines of a cycle's applications again, from what their rows keep and without running anything: pages of
/// rows, each distinct rule counted once, one bulk write a page; a preview reads them grouped by the database. What is due already is
/// the enforcer's, whether decided or not.
/// </summary>
internal sealed class ApplicationRecount(
    LiveCycle cycle,
    long? version,
    TaskTitles titles,
    MoveStamp stamp,
    Instant now
)
{
    private const int PageSize = 2000;

    private readonly DateResolver _resolver = (DateResolver)cycle.Data[typeof(DateResolver)];
    private readonly Dictionary<
        (string Rules, string? Basis, IReadOnlyDictionary<string, LocalDate> Anchors),
        Counted?
    > _counted = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, LocalDate>> _anchors = new(StringComparer.Ordinal);

    /// <summary>Counts all of them.</summary>
    /// <param name="transaction">Where they are read, and written when it is an approved move.</param>
    /// <param name="apply">Whether to write; the cycle is locked then.</param>
    /// <param name="lines">Gets a line for what moves.</param>
    /// <param name="notices">Gets whom to tell.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(
        IWorkTransaction transaction,
        bool apply,
        LineBook lines,
        MoveNotices notices,
        CancellationToken cancellationToken
    )
    {
        await using var context = transaction.CreateContext();
        if (!apply)
        {
            await PreviewAsync(context, lines, cancellationToken);
            return;
        }

        for (long cursor = 0; ; )
        {
            var ids = await context
                .Instances.Where(instance =>
                    instance.CycleId == cycle.Row.InstanceId
                    && instance.Kind == InstanceKind.Application
                    && instance.Status == WorkflowStatus.Running
                    && instance.Id > cursor
                )
                .OrderBy(instance => instance.Id)
                .Select(instance => instance.Id)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            if (ids.Count == 0)
                return;
            var batch = new WorkBatch();
            foreach (
                var row in (await ReadAsync(context, ids, cancellationToken))
                    .OrderBy(row => row.InstanceId)
                    .ThenBy(row => row.DueAt)
            )
            {
                Recount(row, batch, lines, notices);
            }
            await transaction.WriteAsync(batch, cancellationToken);
            cursor = ids[^1];
        }
    }

    private async Task PreviewAsync(OrchestratorDbContext context, LineBook lines, CancellationToken cancellationToken)
    {
        var (id, isScoped) = (cycle.Row.InstanceId, cycle.GetOverrides().Count > 0);
        var (isOfCommittee, isOfProcedure) = (
            cycle.GetOverrides().Any(known => known.Committee is not null),
            cycle.GetOverrides().Any(known => known.Procedure is not null)
        );
        var open = context.Deadlines.Where(deadline =>
            deadline.State == DeadlineState.Armed && deadline.Rules != null && deadline.DueAt > now
        );
        var groups = await context
            .Applications.Where(application => application.CycleId == id)
            .Join(
                open,
                application => application.InstanceId,
                deadline => deadline.InstanceId,
                (application, deadline) =>
                    new
                    {
                        deadline.NodeId,
                        deadline.Name,
                        deadline.Kind,
                        deadline.Role,
                        deadline.Clauses,
                        deadline.DueAt,
                        deadline.DueDate,
                        deadline.Provisional,
                        deadline.Basis,
                        Rules = deadline.Rules!,
                        // Whose it is matters only where the cycle has dates that do not hold for all.
                        Series = isScoped ? application.Series : "",
                        Level = isScoped ? application.Level : "",
                        Employer = isScoped ? application.Employer : "",
                        Committee = isOfCommittee ? application.Committee : "",
                        Data = isOfProcedure ? application.Data : "",
                    }
            )
            .GroupBy(deadline => deadline)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        foreach (var group in groups)
        {
            var key = group.Key;
            var row = new OpenRow(
                id,
                "",
                key.NodeId,
                key.Name,
                key.Kind,
                key.Role,
                null,
                key.Clauses,
                key.DueAt,
                key.DueDate,
                key.Provisional,
                key.Basis,
                key.Rules,
                key.Series,
                key.Level,
                key.Employer,
                key.Committee,
                key.Data
            );
            if (Count(row) is { } counted && LineOf(row, counted) is { } line)
                lines.Add(line, group.Count);
        }
    }

    private static Task<List<OpenRow>> ReadAsync(
        OrchestratorDbContext context,
        List<long> ids,
        CancellationToken cancellationToken
    ) =>
        context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed && deadline.Rules != null
            )
            .Join(
                context.Applications,
                deadline => deadline.InstanceId,
                application => application.InstanceId,
                (deadline, application) =>
                    new OpenRow(
                        deadline.InstanceId,
                        deadline.ActivityInstanceId,
                        deadline.NodeId,
                        deadline.Name,
                        deadline.Kind,
                        deadline.Role,
                        deadline.Assignee,
                        deadline.Clauses,
                        deadline.DueAt,
                        deadline.DueDate,
                        deadline.Provisional,
                        deadline.Basis,
                        deadline.Rules!,
                        application.Series,
                        application.Level,
                        application.Employer,
                        application.Committee,
                        application.Data
                    )
            )
            .ToListAsync(cancellationToken);

    private void Recount(OpenRow row, WorkBatch batch, LineBook lines, MoveNotices notices)
    {
        if (row.DueAt <= now || Count(row) is not { } counted || LineOf(row, counted) is not { } line)
            return;
        lines.Add(line);
        batch.Move(
            new DeadlineRedating(
                row.InstanceId,
                row.Run,
                row.Name,
                counted.Due.Due,
                counted.Due.Date,
                counted.Due.Provisional,
                counted.Due.CalendarVersion,
                counted.Basis,
                stamp.Reason,
                stamp.ApprovedBy,
                now
            )
            {
                MoveId = stamp.MoveId,
            }
        );
        if (counted.Due.Due == row.DueAt)
            return;
        batch.Journal.Add(Journal(row, line));
        notices.Add(
            row.Role ?? Roles.Employer,
            row.Role is null or Roles.Employer ? row.Employer : row.Assignee,
            line.Step,
            row.DueDate,
            counted.Due.Date
        );
    }

    /// <summary>Null: it stays as it is.</summary>
    private MoveLine? LineOf(OpenRow row, Counted counted)
    {
        var isMoved = counted.Due.Due != row.DueAt;
        return !isMoved && counted.Due.Provisional == row.Provisional
            ? null
            : new MoveLine
            {
                Step = titles.Of(version, row.NodeId, row.Name),
                Activity = PreviewLines.ActivityOf(row.NodeId),
                Name = row.Name,
                Level = "application",
                Change =
                    isMoved ? "moved"
                    : counted.Due.Provisional ? "provisional"
                    : "certain",
                Role = row.Role,
                Clauses = PreviewLines.Clauses(row.Clauses),
                OldDate = row.DueDate,
                OldDue = row.DueAt,
                NewDate = counted.Due.Date,
                NewDue = counted.Due.Due,
                Provisional = counted.Due.Provisional,
            };
    }

    private Counted? Count(OpenRow row)
    {
        var anchors = AnchorsOf(row);
        var key = (row.Rules, row.Basis, anchors);
        if (_counted.TryGetValue(key, out var known))
            return known;
        var rules = DateCount.Read(row.Rules);
        var all = DateCount.Anchors(row.Basis, anchors);
        Counted? counted = DateCount.Earliest(rules, all, _resolver) is { } due
            ? new Counted(due, DateCount.Basis(rules, all)?.ToJsonString(EngineJson.Options))
            : null;
        _counted[key] = counted;
        return counted;
    }

    private IReadOnlyDictionary<string, LocalDate> AnchorsOf(OpenRow row)
    {
        if (cycle.GetOverrides().Count == 0)
            return cycle.Anchors;
        var procedure = cycle.GetOverrides().Any(known => known.Procedure is not null)
            ? ApplicationScope.ProcedureOf(row.Data)
            : null;
        var key = $"{row.Series}\n{row.Level}\n{row.Employer}\n{row.Committee}\n{procedure}";
        if (!_anchors.TryGetValue(key, out var known))
        {
            _anchors[key] = known = DateOverride.Apply(
                cycle.Anchors,
                cycle.GetOverrides(),
                new ApplicationScope(row.Series, row.Level, row.Employer, row.Committee, procedure)
            );
        }
        return known;
    }

    private JournalLine Journal(OpenRow row, MoveLine line) =>
        new()
        {
            InstanceId = row.InstanceId,
            At = now,
            Event = MoveJournal.DeadlineMoved,
            NodeId = row.NodeId,
            ActivityInstanceId = row.Run,
            Message = MoveJournal.Sentence(line, stamp),
            Data = MoveJournal.Data(line, stamp).ToJsonString(EngineJson.Options),
        };

    private sealed record Counted(DueDate Due, string? Basis);

    private sealed record OpenRow(
        long InstanceId,
        string Run,
        string NodeId,
        string Name,
        DeadlineKind Kind,
        string? Role,
        string? Assignee,
        string Clauses,
        Instant DueAt,
        LocalDate DueDate,
        bool Provisional,
        string? Basis,
        string Rules,
        string Series,
        string Level,
        string Employer,
        string? Committee,
        string Data
    );
}
