namespace Orchestrator.TitleReview.Floors;

/// <summary>底线: a statutory minimum that nobody can lower.</summary>
/// <param name="Id">Stable, e.g. <c>publicity</c>.</param>
/// <param name="Minimum">The smallest number allowed.</param>
/// <param name="Unit"><c>workingDays</c>, <c>days</c>, <c>opinions</c>, …</param>
/// <param name="Chinese">What it says.</param>
/// <param name="English">The same in English.</param>
/// <param name="Basis">The law or the notice it comes from.</param>
public sealed record Floor(string Id, int Minimum, string Unit, string Chinese, string English, string Basis);
