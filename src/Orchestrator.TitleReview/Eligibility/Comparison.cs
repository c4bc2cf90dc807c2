using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>How two facts compare: numbers as numbers, all else as text; ISO dates sort as text.</summary>
internal static class Comparison
{
    public static bool AreEqual(JsonNode? left, JsonNode? right) =>
        left is null || right is null ? left is null && right is null : JsonNode.DeepEquals(left, right);

    /// <summary>Negative, zero or positive; null when they cannot be compared.</summary>
    public static int? Order(JsonNode? left, JsonNode? right)
    {
        if (left is not JsonValue || right is not JsonValue)
            return null;
        var (leftKind, rightKind) = (left.GetValueKind(), right.GetValueKind());
        if (leftKind == JsonValueKind.Number && rightKind == JsonValueKind.Number)
            return decimal.Compare(Number(left), Number(right));
        return leftKind == JsonValueKind.String && rightKind == JsonValueKind.String
            ? string.CompareOrdinal(left.GetValue<string>(), right.GetValue<string>())
            : null;
    }

    private static decimal Number(JsonNode node) => node.Deserialize<decimal>(ReviewJson.Options);
}
