namespace Orchestrator.TitleReview.Outlines;

/// <summary>What kind of thing a step waits for.</summary>
internal enum SignalKind
{
    /// <summary>A date of the cycle that some step states.</summary>
    Date = 0,

    /// <summary>What the cycle tells its applications.</summary>
    Told = 1,

    /// <summary>An event that a portal or a person sends whenever they are ready.</summary>
    Event = 2,
}
