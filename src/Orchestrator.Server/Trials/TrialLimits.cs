namespace Orchestrator.Server.Trials;

/// <summary>What one trial in a process of its own may cost.</summary>
/// <param name="Processor">Time of the processor, all of its threads together.</param>
/// <param name="Wall">Time on the wall: longer, since others use the machine too.</param>
/// <param name="Memory">Bytes in use.</param>
internal sealed record TrialLimits(TimeSpan Processor, TimeSpan Wall, long Memory)
{
    /// <summary>Far more than any definition that people drew takes.</summary>
    public static TrialLimits Standard { get; } = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20), 350_000_000);

    /// <summary>A document of twenty megabytes has many pages.</summary>
    public static TrialLimits Documents { get; } = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), 350_000_000);
}
