using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>
/// 任职年限: full years in the present title up to a day. Titles of the same level count as one, from the earliest on; a year with an
/// excluded assessment does not count.
/// </summary>
public static class Tenure
{
    /// <summary>The full years; null when no day is known on which the title was obtained.</summary>
    /// <param name="facts">
    /// <c>facts</c> of an application: <c>titleSince</c>, or <c>titles</c> (a list of <c>level</c>, <c>since</c>) with <c>currentLevel</c>;
    /// <c>assessments</c> (a list of <c>year</c>, <c>grade</c>); <c>status</c>.
    /// </param>
    /// <param name="terms">How they are counted.</param>
    public static int? Years(JsonObject facts, TenureTerms terms)
    {
        if (Since(facts) is not { } since)
            return null;
        var excluded = Excluded(facts, terms);
        var until = terms.AsOf;
        if (excluded.Contains(since.Year))
            since = new LocalDate(since.Year, 12, 31);
        if (excluded.Contains(until.Year))
            until = new LocalDate(until.Year - 1, 12, 31);
        var years =
            terms.Counting == TenureCounting.CalendarYears
                ? until.Year - since.Year
                : Period.Between(since, until, PeriodUnits.Years).Years;
        return Math.Max(0, years - excluded.Count(year => year > since.Year && year <= until.Year));
    }

    /// <summary>The day on which the present title was obtained, of several of its level the first; null when none is known.</summary>
    internal static LocalDate? Since(JsonObject facts)
    {
        var level = Text(facts["currentLevel"]);
        var days = (facts["titles"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(title => level is null || Text(title["level"]) == level)
            .Select(title => title["since"])
            .Append(facts["titleSince"])
            .Select(day => ReviewJson.TryReadDate(Text(day), out var date) ? date : (LocalDate?)null)
            .OfType<LocalDate>()
            .ToList();
        return days.Count == 0 ? null : days.Min();
    }

    private static HashSet<int> Excluded(JsonObject facts, TenureTerms terms) =>
        Text(facts["status"]) is { } status && terms.WaivedStatuses.Contains(status)
            ? []
            :
            [
                .. Assessments
                    .Of(facts)
                    .Where(entry => terms.ExcludedGrades.Contains(entry.Grade))
                    .Select(entry => entry.Year),
            ];

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
