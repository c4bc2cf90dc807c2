using System.Text.Json.Nodes;
using Orchestrator.Desk.Refusals;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Acts;

/// <summary>What an act says beside its kind.</summary>
public static class ActPayload
{
    /// <summary>Each fault of a payload; none when it is what the kind asks for.</summary>
    public static IEnumerable<FieldError> Check(ReviewEvent known, JsonObject data) =>
        known
            .Check(data)
            .Select(error => new FieldError(
                error.Field.Length == 0 ? "$.data" : "$.data." + error.Field,
                error.Chinese,
                error.English
            ));
}
