namespace Orchestrator.TitleReview.Meetings;

/// <summary>出席人数: at least two thirds of the committee's members (MOHRSS Order 40).</summary>
public static class Quorum
{
    /// <summary>Experts that must be present before a vote may open: two thirds, rounded up.</summary>
    public static int Of(int members) => ((members * 2) + 2) / 3;

    /// <summary>The fewest yes votes that pass when so many are present: two thirds, rounded up.</summary>
    public static int YesNeeded(int present) => ((present * 2) + 2) / 3;
}
