using Orchestrator.Engine.Work;

namespace Orchestrator.Cases.Cycles;

/// <summary>Dates of a cycle that hold for part of its applications.</summary>
internal static class CycleOverrides
{
    /// <summary>Those that hold now; read once per unit of work.</summary>
    public static IReadOnlyList<DateOverride> GetOverrides(this LiveCycle cycle)
    {
        if (cycle.Overrides is null)
            return [];
        if (cycle.Facts is not IReadOnlyList<DateOverride> known)
            cycle.Facts = known = DateOverride.Read(cycle.Overrides);
        return known;
    }

    /// <summary>Puts others in their place.</summary>
    public static void SetOverrides(this LiveCycle cycle, IReadOnlyList<DateOverride> overrides) =>
        (cycle.Overrides, cycle.Facts, cycle.OverridesChanged) = (DateOverride.Write(overrides), overrides, true);
}
