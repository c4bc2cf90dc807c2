using System.Security.Cryptography;
using System.Text.Json;
using Orchestrator.Engine;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Cases.Moves;

/// <summary>The hash that binds an approval to the preview it was given for.</summary>
internal static class PreviewHash
{
    /// <summary>
    /// Lower-case hex. Counts of applications are left out; whatever else the approver sees changes it.
    /// </summary>
    public static string Of(MoveRequest request, IEnumerable<CyclePreview> cycles)
    {
        // Lines of applications without their count: who applies meanwhile is moved like the others.
        var shown = cycles.Select(cycle => new
        {
            cycle.Cycle,
            cycle.CalendarVersion,
            cycle.Dates,
            Lines = cycle
                .Lines.Select(line => (object)(line.Level == "cycle" ? line : line with { Count = 0 }))
                .ToList(),
            // Who goes on is nobody's decision; who ends is.
            Applications = (request.Kind == DateMoveKind.Close ? [] : cycle.Applications)
                .Select(line => line with { Count = 0 })
                .ToList(),
            cycle.TakenUp,
            cycle.Carried,
            Findings = cycle
                .Findings.Select(finding => (finding.Code, finding.Refuses, finding.Chinese))
                .Select(finding => finding.ToString())
                .ToList(),
        });
        var text = JsonSerializer.SerializeToUtf8Bytes(new { request, cycles = shown.ToList() }, EngineJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(text));
    }
}
