using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>年度考核: the yearly assessments among an application's facts.</summary>
internal static class Assessments
{
    /// <summary>Year and grade of each that can be read.</summary>
    public static IEnumerable<(int Year, string Grade)> Of(JsonObject facts)
    {
        foreach (var entry in (facts["assessments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (
                entry["year"] is JsonValue year
                && year.TryGetValue<int>(out var number)
                && entry["grade"] is JsonValue grade
                && grade.TryGetValue<string>(out var text)
            )
            {
                yield return (number, text);
            }
        }
    }
}
