using System.Text.Json.Serialization;
using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Windows;

/// <summary>The first day of one of those who audit and report in a window: employers, departments, the office.</summary>
/// <param name="Role">Who acts, e.g. <c>department</c>.</param>
/// <param name="From">The first day, from 00:00 unless the rule says otherwise.</param>
/// <param name="Clauses">Where it comes from; null: as the window's own opening.</param>
public sealed record Opening(
    [property: JsonRequired] string Role,
    [property: JsonRequired] DateRule From,
    IReadOnlyList<string>? Clauses = null
);
