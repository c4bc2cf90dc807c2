using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Cases.Simulation;

/// <summary>A report that somebody hands in during the year.</summary>
/// <param name="Role">Who does.</param>
/// <param name="Contents">What it holds.</param>
/// <param name="Channels">How it is handed in.</param>
/// <param name="Opens">Its first day; null when it may be handed in at once.</param>
internal sealed record CastReport(
    string Role,
    IReadOnlyList<string> Contents,
    IReadOnlyList<string> Channels,
    LocalDate? Opens
)
{
    /// <summary>The payload of <c>report.submitted</c>.</summary>
    public JsonObject Payload(string name) =>
        new()
        {
            ["report"] = name,
            ["contents"] = new JsonArray([.. Contents.Select(item => (JsonNode)item)]),
            ["channels"] = new JsonArray([.. Channels.Select(item => (JsonNode)item)]),
        };
}
