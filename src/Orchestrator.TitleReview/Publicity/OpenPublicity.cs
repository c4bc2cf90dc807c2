namespace Orchestrator.TitleReview.Publicity;

/// <summary>What says to which track an application belongs whose publicity is not over.</summary>
/// <param name="Series">系列.</param>
/// <param name="Level">级别.</param>
/// <param name="Procedure">申报途径; null when it names none.</param>
/// <param name="Committee">Code of the committee; null when it names none.</param>
public sealed record OpenPublicity(string Series, string Level, string? Procedure, string? Committee);
