using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>Tells of an intake that ends early: the journal, the portals, and each organisation that has something to do.</summary>
internal static class ClosedIntake
{
    private const string Announced = "intake.closed";
    private const string Template = "Z-24";

    /// <summary>Adds what is told to what the move writes; keys are the same after a crash.</summary>
    /// <param name="context">The database.</param>
    /// <param name="session">The move's, with the cycle's own instance.</param>
    /// <param name="cycle">The cycle.</param>
    /// <param name="closing">What closes.</param>
    /// <param name="now">By the clock that judges.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task TellAsync(
        OrchestratorDbContext context,
        WorkSession session,
        Cycle cycle,
        EarlyClosing closing,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var stamp = session.Move!;
        var (from, of) = (
            LocalDatePattern.Iso.Format(closing.Last.PlusDays(1)),
            closing.Tracks.Count == 0 ? "" : $"（{string.Join("、", closing.Tracks)}）"
        );
        var data = new JsonObject
        {
            ["from"] = from,
            ["tracks"] = new JsonArray([.. closing.Tracks.Select(track => (JsonNode)track)]),
            ["reason"] = stamp.Reason,
            ["approvedBy"] = stamp.ApprovedBy,
        };
        session.Batch.Journal.Add(
            new JournalLine
            {
                InstanceId = cycle.InstanceId,
                At = now,
                Event = MoveJournal.ClosedEarly,
                Message = $"提前截止{of}：自{from}起不再受理新的申报。理由：{stamp.Reason}（{stamp.ApprovedBy}批准）",
                Data = data.ToJsonString(EngineJson.Options),
            }
        );
        session.PortalEvents.Add(
            (session.Instances[cycle.InstanceId], new PortalEvent(Announced, data), now, session.Trace)
        );
        session.Batch.Notices.AddRange(
            new TaskNotices(cycle, stamp, now).Of(
                "close",
                Template,
                await WaitingTasks.ToTellAsync(context, cycle.InstanceId, cancellationToken),
                new JsonObject { ["cycle"] = cycle.Name + of, ["from"] = from }
            )
        );
    }
}
