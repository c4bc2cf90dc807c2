namespace Orchestrator.Storage.Arrivals;

/// <summary>What is left of an arrival's payload.</summary>
public enum ArrivalKeeping
{
    /// <summary>As it came.</summary>
    Whole = 0,

    /// <summary>Processed; names of persons are masked.</summary>
    Masked = 1,

    /// <summary>Gone by its retention; key, hash and answer stay, so that a repeat still gets its answer.</summary>
    Gone = 2,
}
