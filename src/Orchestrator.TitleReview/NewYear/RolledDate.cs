using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.NewYear;

/// <summary>A date of a definition that names its year, and what is proposed for the new year.</summary>
/// <param name="ActivityId">The activity; null for an input or a property of the definition.</param>
/// <param name="Input">Which date of it, e.g. <c>due</c>, <c>milestones[0].latest</c>, or the workflow input's name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Clauses">The clauses that it rests on: those of the new notice where it has them.</param>
/// <param name="Old">In the old year.</param>
/// <param name="New">Proposed.</param>
/// <param name="Reason">Why this day.</param>
/// <param name="Provisional">Whether the new year's calendar is not official there.</param>
public sealed record RolledDate(
    string? ActivityId,
    string Input,
    string Label,
    IReadOnlyList<string> Clauses,
    LocalDate Old,
    LocalDate New,
    BilingualText Reason,
    bool Provisional
);
