using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.Engine;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Notices;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Tells those whose deadlines moved: one item per organisation, step and pair of days, gathered into one mail per
/// person by the digests.
/// </summary>
internal sealed class MoveNotices(MoveStamp stamp, long cycleId, Instant now)
{
    private const string Template = "Z-18";
    private const string WaitsTemplate = "Z-19";

    private readonly Dictionary<
        (string Role, string? Assignee, string Step, LocalDate From, LocalDate To),
        int
    > _moved = [];

    /// <summary>Counts one deadline that moved; days are local (Asia/Shanghai).</summary>
    public void Add(string role, string? assignee, string step, LocalDate from, LocalDate to)
    {
        var key = (role, assignee, step, from, to);
        _moved[key] = _moved.GetValueOrDefault(key) + 1;
    }

    /// <summary>The items for the digests of today's local day; their keys are the same after a crash.</summary>
    public IEnumerable<PendingNotice> Make() =>
        _moved.Select(pair => new PendingNotice
        {
            CycleId = cycleId,
            InstanceId = cycleId,
            Key = Key(pair.Key),
            Template = Template,
            Role = pair.Key.Role,
            Assignee = pair.Key.Assignee,
            Data = new JsonObject
            {
                ["title"] = pair.Key.Step,
                ["from"] = LocalDatePattern.Iso.Format(pair.Key.From),
                ["to"] = LocalDatePattern.Iso.Format(pair.Key.To),
                ["items"] = pair.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["reason"] = stamp.Reason,
            }.ToJsonString(EngineJson.Options),
            Day = ChinaTime.DateOf(now),
            CreatedAt = now,
        });

    /// <summary>Tells the title office that a move waits for a second person.</summary>
    public static PendingNotice Waits(DateMove move, long? cycleId) =>
        new()
        {
            CycleId = cycleId,
            InstanceId = cycleId,
            Key = $"move-{move.Id}-waits",
            Template = WaitsTemplate,
            Role = Roles.TitleOffice,
            Data = new JsonObject { ["by"] = move.ProposedBy, ["reason"] = move.Reason }.ToJsonString(
                EngineJson.Options
            ),
            Day = ChinaTime.DateOf(move.ProposedAt),
            CreatedAt = move.ProposedAt,
        };

    // The same after a crash: what was told is not told again.
    private string Key((string Role, string? Assignee, string Step, LocalDate From, LocalDate To) told) =>
        $"move-{stamp.MoveId}-{cycleId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())).AsSpan(0, 12))}";
}
