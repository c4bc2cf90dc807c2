using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>A definition for a new year, made from that of an earlier one.</summary>
/// <param name="OldId">The definition id it was made from.</param>
/// <param name="NewId">Its own definition id.</param>
/// <param name="Json">The definition, its proposals marked as to be confirmed.</param>
/// <param name="Dates">Every date that names its year.</param>
/// <param name="Remarks">What could not be derived and has to be looked at, in Chinese.</param>
public sealed record RolledDefinition(
    string OldId,
    string NewId,
    JsonObject Json,
    IReadOnlyList<RolledDate> Dates,
    IReadOnlyList<string> Remarks
);
