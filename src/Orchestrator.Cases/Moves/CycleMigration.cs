using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Planning;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Lets a cycle and its applications go on by other versions of their definitions, a page of instances at a time inside one
/// transaction. Each open deadline is kept, counted again or void; what is decided is never armed again.
/// </summary>
internal sealed class CycleMigration(
    UnitOfWork units,
    PlanCache plans,
    TaskTitles titles,
    LiveCycle cycle,
    MigrationTarget target,
    MoveStamp stamp,
    Instant now
)
{
    private const int PageSize = 500;

    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);

    /// <summary>Lets the cycle's own instance go on; the session is written by the caller.</summary>
    public async Task OwnAsync(
        WorkSession session,
        List<Deadline> open,
        LineBook lines,
        MoveNotices notices,
        CancellationToken cancellationToken
    )
    {
        cycle.Migrated = target;
        if (target.ScheduleVersionId is { } version)
        {
            await MigrateAsync(session, version, open, "cycle", lines, notices, cancellationToken);
            var tracks = DateOverride.Of(ScheduleTracks.Of(await plans.GetAsync(version, cancellationToken))).ToList();
            if (tracks.Count > 0 || cycle.GetOverrides().Any(known => known.Track is not null))
                cycle.SetOverrides([.. cycle.GetOverrides().Where(known => known.Track is null), .. tracks]);
        }
    }

    /// <summary>Lets the running applications go on, and writes them when it is an approved move.</summary>
    public async Task ApplicationsAsync(
        IWorkTransaction transaction,
        bool apply,
        LineBook lines,
        MoveNotices notices,
        CancellationToken cancellationToken
    )
    {
        if (target.ApplicationVersionId is not { } version)
            return;
        await using var context = transaction.CreateContext();
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
            var open = await context
                .Deadlines.AsNoTracking()
                .Where(deadline => ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed)
                .ToListAsync(cancellationToken);
            var page = new LiveCycle
            {
                Row = cycle.Row,
                Anchors = cycle.Anchors,
                Overrides = cycle.Overrides,
                Facts = cycle.Facts,
                Data = cycle.Data,
            };
            var session = await units.OpenOfCycleAsync(transaction, page, ids, apply, stamp, cancellationToken);
            await MigrateAsync(session, version, open, "application", lines, notices, cancellationToken);
            if (apply)
            {
                await units.CloseAsync(transaction, session, cancellationToken);
                await transaction.WriteAsync(session.Batch, cancellationToken);
            }

            cursor = ids[^1];
        }
    }

    /// <summary>Activities that instances are in and the new versions lack.</summary>
    public IEnumerable<MoveFinding> Missing() =>
        _missing
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new MoveFinding(
                "missing-activity",
                Refuses: true,
                $"新版流程没有环节“{pair.Key}”，而有{pair.Value}个实例正处于该环节；请在新版中保留，或将其列入 void 使其作废。",
                $"The new version lacks the activity \"{pair.Key}\", in which {pair.Value} instance(s) wait; keep it "
                    + "there, or list it in \"void\" to end them.",
                []
            ));

    private async Task MigrateAsync(
        WorkSession session,
        long version,
        List<Deadline> open,
        string level,
        LineBook lines,
        MoveNotices notices,
        CancellationToken cancellationToken
    )
    {
        var plan = await plans.GetAsync(version, cancellationToken);
        foreach (var instance in session.Instances.Values.OrderBy(instance => instance.Id).ToList())
        {
            foreach (var activity in session.Migrate(instance, plan, version, target.Void, now))
                _missing[activity] = _missing.GetValueOrDefault(activity) + 1;
            if (instance.NewVersionId is not null)
                session.Batch.Journal.Add(Line(instance, plan.Version));
        }

        var own = level == "cycle" ? cycle.Row.ScheduleVersionId : cycle.Row.ApplicationVersionId;
        var closed = session
            .Batch.ClosedDeadlines.Select(closing => (closing.InstanceId, closing.ActivityInstanceId, closing.Name))
            .ToHashSet();
        var moved = session.Batch.MovedDeadlines.ToDictionary(move =>
            (move.InstanceId, move.ActivityInstanceId, move.Name)
        );
        foreach (var deadline in open.Where(deadline => deadline.DueAt > now).OrderBy(deadline => deadline.Id))
        {
            var key = (deadline.InstanceId, deadline.ActivityInstanceId, deadline.Name);
            var line = PreviewLines.Of(deadline, titles.Of(own, deadline.NodeId, deadline.Name), level, "keep") with
            {
                OldDate = deadline.DueDate,
                OldDue = deadline.DueAt,
                NewDate = deadline.DueDate,
                NewDue = deadline.DueAt,
                Provisional = deadline.Provisional,
            };
            if (closed.Contains(key))
            {
                line = line with { Change = "void", NewDate = null, NewDue = null, Provisional = false };
            }
            else if (moved.TryGetValue(key, out var move) && move.DueAt != deadline.DueAt)
            {
                line = line with
                {
                    Change = "recompute",
                    NewDate = move.DueDate,
                    NewDue = move.DueAt,
                    Provisional = move.Provisional,
                };
            }
            lines.Add(line);
            if (line.Change == "recompute")
                Tell(deadline, line, session, notices);
        }

        foreach (var armed in session.Batch.NewDeadlines.Where(deadline => deadline.State == DeadlineState.Armed))
        {
            lines.Add(
                PreviewLines.Of(armed, titles.Of(version, armed.NodeId, armed.Name), level, "armed") with
                {
                    NewDate = armed.DueDate,
                    NewDue = armed.DueAt,
                    Provisional = armed.Provisional,
                }
            );
        }
    }

    private void Tell(Deadline deadline, MoveLine line, WorkSession session, MoveNotices notices)
    {
        notices.Add(
            PreviewLines.ToTell(deadline),
            deadline.Assignee,
            line.Step,
            line.OldDate!.Value,
            line.NewDate!.Value
        );
        session.Batch.Journal.Add(
            new JournalLine
            {
                InstanceId = deadline.InstanceId,
                At = now,
                Event = MoveJournal.DeadlineMoved,
                NodeId = deadline.NodeId,
                ActivityInstanceId = deadline.ActivityInstanceId,
                Message = MoveJournal.Sentence(line, stamp),
                Data = MoveJournal.Data(line, stamp).ToJsonString(EngineJson.Options),
            }
        );
    }

    private JournalLine Line(LiveInstance instance, int version) =>
        new()
        {
            InstanceId = instance.Id,
            At = now,
            Event = MoveJournal.Migrated,
            Message = $"改用流程定义第{version}版：{stamp.Reason}（{stamp.ApprovedBy}批准）",
            Data = new JsonObject
            {
                ["move"] = stamp.MoveId,
                ["version"] = version,
                ["reason"] = stamp.Reason,
                ["approvedBy"] = stamp.ApprovedBy,
            }.ToJsonString(EngineJson.Options),
        };
}
