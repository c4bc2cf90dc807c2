using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>A count that all nodes share: requests of a portal, failures of an address, within one window of time.</summary>
public sealed class Tally
{
    /// <summary>What is counted.</summary>
    public required string Name { get; set; }

    /// <summary>When the window began; with the name the key.</summary>
    public Instant Since { get; set; }

    /// <summary>How many so far in the window.</summary>
    public int Count { get; set; }
}
