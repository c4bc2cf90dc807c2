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

/// <summary>Tells those who have something to do in a cycle what an approved change does to all of it.</summary>
/// <param name="cycle">The cycle.</param>
/// <param name="stamp">The approved change.</param>
/// <param name="now">The instant of the approval.</param>
internal sealed class TaskNotices(Cycle cycle, MoveStamp stamp, Instant now)
{
    /// <summary>One item per organisation for the digests of today's local day; keys are the same after a crash.</summary>
    /// <param name="deed">What is done, as the keys begin: <c>cancel</c>, <c>close</c>.</param>
    /// <param name="template">The text.</param>
    /// <param name="tasks">Who has something to do (<see cref="WaitingTasks.ToTellAsync"/>).</param>
    /// <param name="data">What the text says beside the number of items and the reason.</param>
    public IEnumerable<PendingNotice> Of(
        string deed,
        string template,
        IReadOnlyList<(string Role, string? Assignee, int Count)> tasks,
        JsonObject data
    ) =>
        tasks.Select(task => new PendingNotice
        {
            CycleId = cycle.InstanceId,
            InstanceId = cycle.InstanceId,
            Key = $"{deed}-{stamp.MoveId}-{HashOf(task.Role, task.Assignee)}",
            Template = template,
            Role = task.Role,
            Assignee = task.Assignee,
            Data = Data(data, task.Count).ToJsonString(EngineJson.Options),
            Day = ChinaTime.DateOf(now),
            CreatedAt = now,
        });

    private JsonObject Data(JsonObject said, int items)
    {
        var data = said.DeepClone().AsObject();
        data["items"] = items.ToString(CultureInfo.InvariantCulture);
        data["reason"] = stamp.Reason;
        return data;
    }

    private static string HashOf(string role, string? assignee) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{role}/{assignee}")).AsSpan(0, 12));
}
