using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>A due moment without proof, words or warnings, for computing very many.</summary>
/// <param name="Date">The last local day (Asia/Shanghai).</param>
/// <param name="Due">The exclusive instant.</param>
/// <param name="EffectiveDate">The last working day on or before <paramref name="Date"/>.</param>
/// <param name="Provisional">True when any day looked at lies outside the official calendar.</param>
/// <param name="CalendarVersion">The version of the calendar used.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueDate(
    LocalDate Date,
    Instant Due,
    LocalDate EffectiveDate,
    bool Provisional,
    string CalendarVersion
)
{
    /// <summary>Whether <see cref="Date"/> is a working day.</summary>
    public bool WorkingDay => EffectiveDate == Date;
}
