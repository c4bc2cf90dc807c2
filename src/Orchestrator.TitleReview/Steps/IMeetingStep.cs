namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// A step of the review meeting, or of what belongs to it, from the day that is fixed to the certificates. Either all tracks of a cycle
/// share one meeting, or each has its own: then each of these steps says of which track it is.
/// </summary>
public interface IMeetingStep : ITrackStep;
