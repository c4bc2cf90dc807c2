namespace Orchestrator.TitleReview.Absence;

/// <summary>An arrow between two steps.</summary>
internal sealed record DrawnArrow(DrawnStep From, string Port, DrawnStep To);
