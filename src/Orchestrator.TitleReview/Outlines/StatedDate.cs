namespace Orchestrator.TitleReview.Outlines;

/// <summary>A date that a step states.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AtOnce">True: as soon as the step runs and <paramref name="Needs"/> are there; false: when it has ended.</param>
/// <param name="Needs">What its rule counts from.</param>
internal sealed record StatedDate(string Name, bool AtOnce, IReadOnlyList<Signal> Needs);
