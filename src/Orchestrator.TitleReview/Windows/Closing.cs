using System.Text.Json.Serialization;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Windows;

/// <summary>The last day of one of those who act in a window: applicants, employers, departments, the office. Each has its own.</summary>
/// <param name="Role">Who acts, e.g. <c>employer</c>.</param>
/// <param name="Due">The last day.</param>
/// <param name="Clauses">Where it comes from; null: as the window itself.</param>
public sealed record Closing(
    [property: JsonRequired] string Role,
    [property: JsonRequired] DateRule Due,
    IReadOnlyList<string>? Clauses = null
);
