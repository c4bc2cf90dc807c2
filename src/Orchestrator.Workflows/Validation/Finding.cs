using System.Text.Json.Serialization;

namespace Orchestrator.Workflows.Validation;

/// <summary>Something a check found in a definition.</summary>
/// <param name="File">The file, when it came from one.</param>
/// <param name="ActivityId">The activity it concerns; null for the whole definition.</param>
/// <param name="Code">Stable code, e.g. <c>unknown-activity</c>.</param>
/// <param name="Severity">Whether it is refused.</param>
/// <param name="Clause">The clause it rests on, e.g. <c>TJ24-4.2-i</c>; null when none.</param>
/// <param name="Message">What, where and what to do, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Finding(
    string? File,
    string? ActivityId,
    string Code,
    Severity Severity,
    string? Clause,
    string Message,
    string MessageEn
)
{
    /// <summary>Camel-case name of the activity's input that it concerns; null when it concerns none alone.</summary>
    [JsonIgnore]
    public string? Member { get; init; }

    /// <summary>The activity that would mend it; null when no single one would.</summary>
    public LackingActivity? Lacking { get; init; }

    /// <summary>An error without file and clause.</summary>
    public static Finding Error(string code, string? activityId, string message, string messageEn) =>
        new(null, activityId, code, Severity.Error, null, message, messageEn);

    /// <summary>A warning without file and clause.</summary>
    public static Finding Warning(string code, string? activityId, string message, string messageEn) =>
        new(null, activityId, code, Severity.Warning, null, message, messageEn);
}
