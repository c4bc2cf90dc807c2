namespace Orchestrator.TitleReview.Meetings;

/// <summary>出席人数: at least two thirds of the committee's members (MOHRSS Order 40).</summary>
public static class Quorum
{
    /// <summary>Experts that must be present before a vote may open: two thirds, rounded up.</summary>
    public static int Of(int members) => ((members * 2) + 2) / 3;
}
