namespace Orchestrator.TitleReview.Proving;

/// <summary>Conditions that cannot hold together, in the order in which one leads to the next.</summary>
/// <param name="Links">Numbers of the conditions in their system, each once.</param>
/// <param name="IsLoop">True: they contradict each other whatever the date, and lead back to where they began; false:
/// from a first day to a last day.</param>
internal sealed record DayChain(IReadOnlyList<int> Links, bool IsLoop);
