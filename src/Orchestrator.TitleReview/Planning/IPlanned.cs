namespace Orchestrator.TitleReview.Planning;

/// <summary>An activity that has dates to show in a plan, before anything runs.</summary>
internal interface IPlanned
{
    /// <summary>
    /// States the dates that others count from and adds its items. It may be called several times, until all anchors
    /// are known.
    /// </summary>
    void Plan(PlanBuilder plan);
}
