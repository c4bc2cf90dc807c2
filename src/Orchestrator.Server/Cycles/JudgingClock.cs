using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Cycles;

/// <summary>The clock that judges: the database's, in practice mode shifted.</summary>
internal sealed class JudgingClock(IWorkStore store)
{
    public Task<Instant> ReadAsync(CancellationToken cancellation) => store.ReadClockAsync(cancellation);
}
