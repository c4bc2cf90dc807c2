namespace Orchestrator.TitleReview.Steps;

/// <summary>
/// A step that a cycle goes through once: its events and its dates (the meeting's day, the draw, the posting) do not say which one of
/// several they are about.
/// </summary>
public interface IOncePerCycle;
