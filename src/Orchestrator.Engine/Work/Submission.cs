using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Work;

/// <summary>What the engine itself must know of a submission; everything else in it is the definition's business.</summary>
internal sealed record Submission(string Person, string Name, string Employer, string? Department, string? Committee, string Series, string? Specialty, string Level)
{
    /// <summary>Reads a payload of <c>application.submitted</c>.</summary>
    /// <returns>The name of the first field that is missing, or null.</returns>
    public static string? TryRead(JsonObject? payload, out Submission? submission)
    {
        submission = null;
        string? missing = null;
        var read = new Submission(
            Required("person"), Text("name") ?? "", Required("employer"), Text("department"), Text("committee"), Required("series"), Text("specialty"), Required("level"));
        if (missing is null) submission = read;
        return missing;

        string? Text(string name) => payload?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

        string Required(string name)
        {
            var text = Text(name);
            if (text is null) missing ??= name;
            return text ?? "";
        }
    }

    /// <summary>Stands for the person in the database: 128 bits of a keyed hash, lower-case hex. It is in two rows and two indexes of each application.</summary>
    public string PersonKey(string hashKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(hashKey), Encoding.UTF8.GetBytes(Person)).AsSpan(0, 16));
}
