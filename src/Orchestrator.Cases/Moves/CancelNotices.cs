using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Notices;

namespace Orchestrator.Cases.Moves;

/// <summary>Tells those who had something to do in a cycle that it was cancelled: one item per organisation.</summary>
internal static class CancelNotices
{
    private const string Template = "Z-20";

    /// <summary>The item for the digests of today's local day.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="role">Who had something to do.</param>
    /// <param name="assignee">The organisation; null: the role as a whole.</param>
    /// <param name="items">How many of its deadlines become void.</param>
    /// <param name="stamp">The approved change.</param>
    /// <param name="now">The instant of the approval.</param>
    public static PendingNotice Of(
        Cycle cycle,
        string role,
        string? assignee,
        int items,
        MoveStamp stamp,
        Instant now
    ) =>
        new()
        {
            CycleId = cycle.InstanceId,
            InstanceId = cycle.InstanceId,
            Key = Key(stamp.MoveId, role, assignee),
            Template = Template,
            Role = role,
            Assignee = assignee,
            Data = new JsonObject
            {
                ["cycle"] = cycle.Name,
                ["items"] = items.ToString(CultureInfo.InvariantCulture),
                ["reason"] = stamp.Reason,
            }.ToJsonString(EngineJson.Options),
            Day = ChinaTime.DateOf(now),
            CreatedAt = now,
        };

    private static string Key(long move, string role, string? assignee) =>
        $"cancel-{move}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{role}/{assignee}")).AsSpan(0, 12))}";
}
