using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Deadlines as rows.</summary>
internal static class DeadlineRows
{
    public static Deadline Of(LiveInstance instance, DeadlineArmed armed) =>
        new()
        {
            InstanceId = instance.Id,
            CycleId = instance.CycleId,
            ActivityInstanceId = armed.ActivityInstanceId,
            NodeId = armed.NodeId,
            Name = armed.Name,
            Kind = armed.Request.Kind,
            Role = armed.Request.Role,
            Assignee = armed.Request.Assignee,
            Clauses = string.Join(' ', armed.Request.Clauses),
            DueAt = armed.Request.Due,
            DueDate = armed.Request.DueDate,
            Hard = armed.Request.Hard,
            Provisional = armed.Request.Provisional,
            Remind = armed.Request.Remind,
            CalendarVersion = armed.Request.CalendarVersion,
            Basis = armed.Request.Basis?.ToJsonString(EngineJson.Options),
            Rules = DateCount.Write(armed.Request.Rules),
            State = DeadlineState.Armed,
        };

    /// <summary>A deadline that was decided, asked for anew at another date.</summary>
    public static DeadlineRequest Again(Deadline row, DueDate due, IReadOnlyList<DateRule>? rules, JsonObject? basis) =>
        new()
        {
            Name = row.Name,
            Kind = row.Kind,
            Due = due.Due,
            DueDate = due.Date,
            Role = row.Role,
            Assignee = row.Assignee,
            Clauses = row.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Hard = row.Hard,
            Provisional = due.Provisional,
            Remind = row.Remind,
            CalendarVersion = due.CalendarVersion,
            Basis = basis,
            Rules = rules,
        };

    public static DeadlineRedating Of(LiveInstance instance, DeadlineMoved moved, MoveStamp? stamp, Instant now) =>
        new(
            instance.Id,
            moved.ActivityInstanceId,
            moved.Name,
            moved.Request.Due,
            moved.Request.DueDate,
            moved.Request.Provisional,
            moved.Request.CalendarVersion,
            moved.Request.Basis?.ToJsonString(EngineJson.Options),
            stamp?.Reason ?? moved.Reason,
            stamp?.ApprovedBy,
            now
        )
        {
            MoveId = stamp?.MoveId,
            Rules = DateCount.Write(moved.Request.Rules),
        };
}
