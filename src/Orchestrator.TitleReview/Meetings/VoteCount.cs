using System.Runtime.InteropServices;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>The secret ballot on one application: totals alone, for nobody may learn who voted how.</summary>
/// <param name="Yes">同意.</param>
/// <param name="No">反对.</param>
/// <param name="Abstain">弃权; it counts as present.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VoteCount(int Yes, int No, int Abstain)
{
    /// <summary>Ballots cast.</summary>
    public int Total => Yes + No + Abstain;

    /// <summary>Passed: at least two thirds of the experts present said yes (MOHRSS Order 40).</summary>
    public bool Passes(int present) => Yes * 3 >= present * 2;
}
