using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>
/// 待确认: a mark in <c>customProperties.titleReview.toConfirm</c> that a date is only proposed. A definition with one is warned about
/// and not published.
/// </summary>
/// <param name="ActivityId">The activity; null for an input or a property of the definition.</param>
/// <param name="Input">Which date of it.</param>
/// <param name="Was">In the year before.</param>
/// <param name="Proposed">For this year.</param>
/// <param name="Reason">Why this day, in Chinese.</param>
/// <param name="ReasonEn">The same in English.</param>
public sealed record DateMark(
    string? ActivityId,
    string Input,
    LocalDate Was,
    LocalDate Proposed,
    string Reason,
    string ReasonEn
)
{
    /// <summary>The code of the finding that a mark makes.</summary>
    public const string FindingCode = "to-confirm";

    internal const string Member = "toConfirm";

    /// <summary>All marks of a definition.</summary>
    public static IReadOnlyList<DateMark> Of(WorkflowDefinition definition) =>
        [.. (About(definition.Json)?[Member] as JsonArray ?? []).OfType<JsonObject>().Select(Read).OfType<DateMark>()];

    internal static JsonObject? About(JsonObject definition) =>
        (definition["customProperties"] as JsonObject)?["titleReview"] as JsonObject;

    internal static DateMark? Read(JsonObject mark) =>
        Text(mark, "input") is { } input
        && ReviewJson.TryReadDate(Text(mark, "was") ?? "", out var was)
        && ReviewJson.TryReadDate(Text(mark, "proposed") ?? "", out var proposed)
            ? new DateMark(
                Text(mark, "activity"),
                input,
                was,
                proposed,
                Text(mark, "reason") ?? "",
                Text(mark, "reasonEn") ?? ""
            )
            : null;

    internal JsonObject Write() =>
        new()
        {
            ["activity"] = ActivityId,
            ["input"] = Input,
            ["was"] = NodaTime.Text.LocalDatePattern.Iso.Format(Was),
            ["proposed"] = NodaTime.Text.LocalDatePattern.Iso.Format(Proposed),
            ["reason"] = Reason,
            ["reasonEn"] = ReasonEn,
        };

    private static string? Text(JsonObject mark, string name) =>
        mark[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
