using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>A date of a schedule in two years.</summary>
/// <param name="Id">The plan item's id.</param>
/// <param name="Action">What is done, in Chinese.</param>
/// <param name="Actor">The role that acts.</param>
/// <param name="Clauses">Where it comes from in the old notice.</param>
/// <param name="Old">The old year's day; null when it has none.</param>
/// <param name="New">The new year's day; null when it has none.</param>
/// <param name="IsToConfirm">True: a proposal; false: counted by its rule from dates that are.</param>
/// <param name="Provisional">Whether the new year's calendar is not official there.</param>
/// <param name="Reason">Why this day.</param>
public sealed record YearRow(
    string Id,
    string Action,
    string? Actor,
    IReadOnlyList<string> Clauses,
    LocalDate? Old,
    LocalDate? New,
    bool IsToConfirm,
    bool Provisional,
    BilingualText Reason
);
