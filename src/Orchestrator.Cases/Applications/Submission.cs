using System.Text.Json.Nodes;

namespace Orchestrator.Cases.Applications;

/// <summary>What intake itself must know of a submission; everything else in it is the definition's business.</summary>
/// <param name="Person">The identity number.</param>
/// <param name="PersonKey">Stands for the person in the database: 128 bits of a keyed hash, lower-case hex. It is in
/// two rows and two indexes of each application.</param>
/// <param name="Employer">Code of the 用人单位.</param>
/// <param name="Department">Code of the 业务主管部门.</param>
/// <param name="Committee">Code of the committee that reviews.</param>
/// <param name="Series">系列.</param>
/// <param name="Specialty">专业.</param>
/// <param name="Level">级别.</param>
internal sealed record Submission(
    string Person,
    string PersonKey,
    string Employer,
    string? Department,
    string? Committee,
    string Series,
    string? Specialty,
    string Level
)
{
    private static readonly string[] Required = ["person", "employer", "series", "level"];

    /// <summary>The first field that a payload of <c>application.submitted</c> lacks; null when it is complete.</summary>
    public static string? FindMissing(JsonObject? payload) => Array.Find(Required, name => Text(payload, name) is null);

    /// <summary>Reads a payload of <c>application.submitted</c>.</summary>
    /// <returns>The name of the first field that is missing, or null.</returns>
    public static string? TryRead(JsonObject? payload, string hashKey, out Submission? submission)
    {
        submission = null;
        if (FindMissing(payload) is { } missing)
            return missing;
        var person = Text(payload, "person")!;
        submission = new Submission(
            person,
            PersonKeys.Of(person, hashKey),
            Text(payload, "employer")!,
            Text(payload, "department"),
            Text(payload, "committee"),
            Text(payload, "series")!,
            Text(payload, "specialty"),
            Text(payload, "level")!
        );
        return null;
    }

    private static string? Text(JsonObject? payload, string name) =>
        payload?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
