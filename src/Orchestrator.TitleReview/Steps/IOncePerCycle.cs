namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// A step that a cycle goes through once, or once for each track that has a meeting of its own: its events and its dates (the meeting's
/// day, the draw, the posting) say the track, but not which one of several they are about.
/// </summary>
public interface IOncePerCycle;
