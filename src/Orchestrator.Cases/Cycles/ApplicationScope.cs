using System.Text.Json.Nodes;

namespace Orchestrator.Cases.Cycles;

/// <summary>What decides which dates of its cycle hold for an application.</summary>
/// <param name="Series">系列.</param>
/// <param name="Level">级别.</param>
/// <param name="Employer">Code of the 用人单位.</param>
/// <param name="Committee">Code of the committee that reviews it; null when it names none.</param>
/// <param name="Procedure">申报途径; null when it names none.</param>
internal sealed record ApplicationScope(
    string Series,
    string Level,
    string Employer,
    string? Committee = null,
    string? Procedure = null
)
{
    /// <summary>The 申报途径 in what is kept of a submission; null when it names none.</summary>
    public static string? ProcedureOf(string data) =>
        data.Length > 0 && JsonNode.Parse(data)?["route"] is JsonValue route && route.TryGetValue<string>(out var text)
            ? text
            : null;
}
