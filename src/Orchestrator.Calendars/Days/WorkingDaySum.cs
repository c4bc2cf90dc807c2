using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>The N-th working day after or before a day, with each day looked at.</summary>
/// <param name="Start">The day counted from; never counted itself.</param>
/// <param name="N">How many working days; negative means before.</param>
/// <param name="Result">The N-th working day.</param>
/// <param name="Provisional">True when a day looked at lies outside the official data.</param>
/// <param name="Region">The calendar's region.</param>
/// <param name="Version">The calendar's version.</param>
/// <param name="Steps">Each day from the one next to the start through the result, in counting order.</param>
public sealed record WorkingDaySum(
    LocalDate Start,
    int N,
    LocalDate Result,
    bool Provisional,
    string Region,
    string Version,
    IReadOnlyList<ProofStep> Steps
);
