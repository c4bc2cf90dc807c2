namespace Orchestrator.TitleReview.Outlines;

/// <summary>One way in which a step may end.</summary>
/// <param name="Port">The outcome.</param>
/// <param name="Needs">What has to be there before; all of it.</param>
/// <param name="LeadsOn">True: something has to follow, or whatever goes through the step is lost.</param>
internal sealed record StepEnd(string Port, IReadOnlyList<Signal> Needs, bool LeadsOn)
{
    /// <summary>Only where the cycle has a step that tells it: nothing lacks where it has none.</summary>
    public bool IsByChance { get; init; }
}
