using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Planning;

/// <summary>What a definition says of itself in <c>customProperties.titleReview</c>.</summary>
/// <param name="Kind"><c>schedule</c>, <c>application</c>, or null for a definition of another kind.</param>
/// <param name="Year">The cycle's year; 0 when it names none.</param>
/// <param name="Region">The calendar's region.</param>
/// <param name="Jurisdiction">The city.</param>
/// <param name="Notice">The notice its clauses come from, e.g. <c>TJ24</c>.</param>
public sealed record DefinitionInfo(string? Kind, int Year, string Region, string? Jurisdiction, string? Notice)
{
    /// <summary>Of an application definition: the schedule whose applications run it; null when it names none.</summary>
    public string? Schedule { get; init; }

    /// <summary>Reads it; a definition that says nothing is of no kind.</summary>
    public static DefinitionInfo Of(WorkflowDefinition definition)
    {
        var about = definition.Custom("titleReview") as JsonObject;
        return new DefinitionInfo(
            Text(about, "kind"),
            about?["year"] is JsonValue year && year.TryGetValue<int>(out var number) ? number : 0,
            Text(about, "region") ?? CalendarBook.NationalRegion,
            Text(about, "jurisdiction"),
            Text(about, "notice")
        )
        {
            Schedule = Text(about, "schedule"),
        };
    }

    private static string? Text(JsonObject? about, string name) =>
        about?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
