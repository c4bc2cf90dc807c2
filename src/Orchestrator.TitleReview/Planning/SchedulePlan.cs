using NodaTime;

namespace Orchestrator.TitleReview.Planning;

/// <summary>All dates of a schedule for one cycle.</summary>
/// <param name="Definition">The schedule's definition id.</param>
/// <param name="Year">The cycle's year.</param>
/// <param name="Items">In the order of the schedule.</param>
/// <param name="Anchors">The dates the items count from, settings and defaults included.</param>
/// <param name="Warnings">What concerns the plan as a whole, and the items' warnings.</param>
public sealed record SchedulePlan(
    string Definition,
    int Year,
    IReadOnlyList<PlanItem> Items,
    IReadOnlyDictionary<string, LocalDate> Anchors,
    IReadOnlyList<PlanWarning> Warnings
)
{
    /// <summary>What was proved of it; null for one that was not made by a planner.</summary>
    internal PlanProof? Proof { get; init; }

    /// <summary>The first step that would be a second meeting of the cycle, or of what belongs to one; null: there is none.</summary>
    public PlanWarning? RepeatedMeeting => Warnings.FirstOrDefault(warning => warning.Code == RepeatedSteps.Code);

    /// <summary>Whether nothing in it is against a rule.</summary>
    public bool IsLawful => !Warnings.Any(warning => warning.IsError);
}
