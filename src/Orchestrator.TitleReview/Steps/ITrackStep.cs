namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// A step that may be of one track (批次): all events that it takes may name the track (<see cref="Events.Payloads.TrackPayload"/>), and
/// all that it tells reaches the applications of its track alone.
/// </summary>
public interface ITrackStep;
