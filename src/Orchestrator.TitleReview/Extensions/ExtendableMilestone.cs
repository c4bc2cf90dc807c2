using System.Text.Json.Serialization;
using NodaTime;

namespace Orchestrator.TitleReview.Extensions;

/// <summary>A milestone that may be extended by prior report, as a definition lists it.</summary>
/// <param name="Name">The anchor that holds its day, e.g. <c>reviewBy</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Clauses">The clauses that allow the extension.</param>
/// <param name="Latest">The last day it may be extended to, inclusive; null when the notice sets no limit.</param>
/// <param name="MayBeLate">Whether agreement may also be asked for when the day has passed; else it has to be reported before.</param>
public sealed record ExtendableMilestone(
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Label,
    [property: JsonRequired] IReadOnlyList<string> Clauses,
    LocalDate? Latest = null,
    bool MayBeLate = false
)
{
    /// <summary>Working days before the day by which the extension has to be reported (提前N个工作日报告); 0: on any day before it.</summary>
    public int ReportWorkingDays { get; init; }
}
