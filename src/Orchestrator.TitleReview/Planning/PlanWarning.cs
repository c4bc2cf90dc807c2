namespace Orchestrator.TitleReview.Planning;

/// <summary>Something about a planned date that a person should see.</summary>
/// <param name="Code">V1 to V10 of SCHEDULES.md §7, <c>missing-anchor</c>, <c>note</c>, …</param>
/// <param name="Message">In Chinese.</param>
/// <param name="MessageEn">In English.</param>
/// <param name="IsError">Whether a plan with it is refused.</param>
public sealed record PlanWarning(string Code, string Message, string MessageEn, bool IsError = false)
{
    /// <summary>Who has to look: the item's id; null for the plan as a whole.</summary>
    public string? Item { get; init; }

    /// <summary>The clauses it rests on, the first most of all; empty when it rests on those of the item.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
}
