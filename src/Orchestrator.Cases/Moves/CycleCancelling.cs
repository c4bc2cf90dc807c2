using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// 取消周期: the approval's own commit locks the cycle and marks it cancelled, and from it on nothing of the cycle goes
/// on; its applications are then ended page by page (<see cref="CancelledPages"/>).
/// </summary>
internal sealed class CycleCancelling(UnitOfWork units, MoveBookReader books, TaskTitles titles)
{
    private const string Announced = "cycle.cancelled";
    private const string Template = "Z-20";

    /// <summary>What ends with a cycle: open deadlines by step, applications by stage.</summary>
    public async Task<CyclePreview> PreviewAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            Cycle = cycle.Code,
            Name = cycle.Name,
            CalendarVersion = cycle.CalendarVersion,
            Dates = [],
            Lines = await LinesAsync(context, cycle, cancellationToken),
            Applications = await ApplicationLines.ReadAsync(
                context,
                cycle.InstanceId,
                cycleEnds: true,
                cancellationToken
            ),
            Decided = [],
            Findings = [],
        };

    /// <summary>Cancels a cycle in the transaction of its approval, once it is locked.</summary>
    /// <returns>The mark of what is left to do, with what ended as it was under the lock.</returns>
    public async Task<CycleMove> BeginAsync(
        IWorkTransaction transaction,
        OrchestratorDbContext context,
        Cycle row,
        MoveStamp stamp,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var preview = await PreviewAsync(context, row, cancellationToken);
        var open = await WaitingTasks.ToTellAsync(context, row.InstanceId, cancellationToken);
        var calendars = await books.ReadAsync(context, calendarVersionId: null, cancellationToken);
        var cycle = LiveCycle.Of(row, calendars.After, row.CalendarVersion);
        cycle.End = new CycleEnd(now, stamp.Reason, stamp.ApprovedBy!);
        var session = await units.OpenCycleAsync(transaction, cycle, locked: true, stamp, cancellationToken);
        var instance = session.Instances[row.InstanceId];
        // What cannot be ended (a damaged state) does not keep the cycle running: its pages try it again.
        session.Apply(new ControlItem(row.InstanceId, RetriedActivities: null, now), place: 0);
        cycle.NewStatus = CycleStatus.Cancelled;
        var ended = preview.Applications.Where(line => line.Ends).Sum(line => line.Count);
        session.Batch.Journal.Add(Line(row, stamp, ended, now));
        session.Batch.Notices.AddRange(
            new TaskNotices(row, stamp, now).Of("cancel", Template, open, new JsonObject { ["cycle"] = row.Name })
        );
        session.PortalEvents.Add(
            (
                instance,
                new PortalEvent(
                    Announced,
                    new JsonObject
                    {
                        ["reason"] = stamp.Reason,
                        ["approvedBy"] = stamp.ApprovedBy,
                        ["applications"] = ended,
                    }
                ),
                now,
                session.Trace
            )
        );
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        return new CycleMove
        {
            MoveId = stamp.MoveId,
            CycleId = row.InstanceId,
            Result = JsonSerializer.Serialize(preview, EngineJson.Options),
        };
    }

    private async Task<IReadOnlyList<MoveLine>> LinesAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    )
    {
        await titles.LoadAsync(
            context,
            [cycle.ScheduleVersionId, cycle.ApplicationVersionId ?? cycle.ScheduleVersionId],
            cancellationToken
        );
        var lines = new LineBook();
        foreach (
            var deadline in await WaitingTasks
                .Of(context, cycle.InstanceId)
                .Where(own => own.InstanceId == cycle.InstanceId)
                .ToListAsync(cancellationToken)
        )
        {
            lines.Add(
                PreviewLines.Of(
                    deadline,
                    titles.Of(cycle.ScheduleVersionId, deadline.NodeId, deadline.Name),
                    "cycle",
                    "void"
                ) with
                {
                    OldDate = deadline.DueDate,
                    OldDue = deadline.DueAt,
                }
            );
        }

        // Of applications the days do not matter, only how many wait at which step.
        var steps = await WaitingTasks
            .Of(context, cycle.InstanceId)
            .Where(deadline => deadline.InstanceId != cycle.InstanceId)
            .GroupBy(deadline => new
            {
                deadline.NodeId,
                deadline.Name,
                deadline.Role,
                deadline.Clauses,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        foreach (var step in steps)
        {
            lines.Add(
                new MoveLine
                {
                    Step = titles.Of(cycle.ApplicationVersionId, step.Key.NodeId, step.Key.Name),
                    Activity = PreviewLines.ActivityOf(step.Key.NodeId),
                    Name = step.Key.Name,
                    Level = "application",
                    Change = "void",
                    Role = step.Key.Role,
                    Clauses = PreviewLines.Clauses(step.Key.Clauses),
                },
                step.Count
            );
        }

        return lines.Lines;
    }

    private static JournalLine Line(Cycle row, MoveStamp stamp, int ended, Instant now) =>
        new()
        {
            InstanceId = row.InstanceId,
            At = now,
            Event = MoveJournal.Cancelled,
            Message = $"周期取消：{stamp.Reason}（{stamp.ApprovedBy}批准）；{ended}件在办申报随之终止",
            Data = new JsonObject
            {
                ["move"] = stamp.MoveId,
                ["reason"] = stamp.Reason,
                ["approvedBy"] = stamp.ApprovedBy,
                ["applications"] = ended,
            }.ToJsonString(EngineJson.Options),
        };
}
