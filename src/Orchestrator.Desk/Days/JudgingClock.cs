using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Days;

/// <summary>The clock that judges: the database's, in practice mode shifted.</summary>
public sealed class JudgingClock(IWorkStore store)
{
    /// <summary>The present instant, asked of the database each time.</summary>
    public Task<Instant> ReadAsync(CancellationToken cancellationToken) => store.ReadClockAsync(cancellationToken);
}
