namespace Orchestrator.TitleReview.Planning;

/// <summary>What decides which track (批次) of its cycle an application belongs to.</summary>
/// <param name="Series">系列.</param>
/// <param name="Level">层级.</param>
/// <param name="Procedure">申报途径; null when it names none.</param>
/// <param name="Committee">Code of the committee that reviews it; null when it names none.</param>
public sealed record TrackMember(string Series, string Level, string? Procedure, string? Committee);
