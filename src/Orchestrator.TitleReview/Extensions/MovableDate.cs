namespace Orchestrator.TitleReview.Extensions;

/// <summary>A date of a cycle that people may move; all others are facts that happened.</summary>
/// <param name="Name">Its name among the cycle's dates, e.g. <c>meeting</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Clauses">The clauses it comes from.</param>
public sealed record MovableDate(string Name, string Label, IReadOnlyList<string> Clauses)
{
    /// <summary>
    /// Whether the activity that owns it says until when it may move: a meeting until the vote, some milestones also
    /// when they are over. All others may not be moved once they are over.
    /// </summary>
    public bool ChecksItself { get; init; }
}
