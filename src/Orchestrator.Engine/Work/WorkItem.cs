using NodaTime;

namespace Orchestrator.Engine.Work;

/// <summary>One thing that a unit of work does to one instance.</summary>
/// <param name="Now">The instant that judges: for an arrival its stamp, for anything else the database's clock.</param>
public abstract record WorkItem(Instant Now)
{
    /// <summary>W3C trace parent of what brought it; null when nobody traces.</summary>
    public string? Trace { get; init; }

    /// <summary>The instance that must be locked before it is applied.</summary>
    internal abstract long LockId { get; }
}
