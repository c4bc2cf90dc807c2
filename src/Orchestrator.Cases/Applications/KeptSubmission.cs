using System.Text.Json.Nodes;
using Orchestrator.Storage.Applications;
using Orchestrator.TitleReview.Privacy;

namespace Orchestrator.Cases.Applications;

/// <summary>
/// A submission as it is kept beside its application: without the name in clear, and without what the row's columns
/// hold already.
/// </summary>
public static class KeptSubmission
{
    private static readonly string[] InColumns =
    [
        "employer",
        "department",
        "committee",
        "series",
        "specialty",
        "level",
    ];

    /// <summary>What is kept of a payload of <c>application.submitted</c>.</summary>
    public static JsonObject Of(JsonObject payload)
    {
        var kept = payload.DeepClone().AsObject();
        foreach (var name in InColumns)
            kept.Remove(name);
        MaskName(kept);
        return kept;
    }

    /// <summary>Masks the name in a payload of <c>application.submitted</c>.</summary>
    public static void MaskName(JsonObject payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload["name"] is JsonValue value && value.TryGetValue<string>(out var text))
            payload["name"] = Masking.Name(text);
    }

    /// <summary>The payload again, its name masked.</summary>
    public static JsonObject Payload(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var payload = JsonNode.Parse(application.Data)!.AsObject();
        payload["employer"] = application.Employer;
        payload["department"] = application.Department;
        payload["committee"] = application.Committee;
        payload["series"] = application.Series;
        payload["specialty"] = application.Specialty;
        payload["level"] = application.Level;
        return payload;
    }
}
