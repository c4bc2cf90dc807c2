using NodaTime;

namespace Orchestrator.Storage.Work;

/// <summary>How far a fan-out has come.</summary>
/// <param name="Id">The fan-out.</param>
/// <param name="Cursor">Id of the last instance that got the stimulus.</param>
/// <param name="DoneAt">Set when none is left.</param>
public sealed record FanoutProgress(long Id, long Cursor, Instant? DoneAt);
