using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Cases.Reminders;

/// <summary>A step of the escalation ladder of one task.</summary>
/// <param name="At">When it is due to be sent.</param>
/// <param name="Occasion">What it says.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LadderStep(Instant At, Occasion Occasion)
{
    /// <summary>0–4: E0–E4 of PERSONAS §0.</summary>
    public int Level =>
        Occasion switch
        {
            Occasion.DayBefore or Occasion.LastDay => 1,
            Occasion.Closed => 2,
            Occasion.Overdue => 3,
            Occasion.LongOverdue => 4,
            _ => 0,
        };
}
