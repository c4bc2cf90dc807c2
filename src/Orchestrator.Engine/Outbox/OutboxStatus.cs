using NodaTime;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Outbox;

/// <summary>How many messages of a kind wait or are dead.</summary>
/// <param name="Kind">Mail or webhook.</param>
/// <param name="Waiting">Not delivered yet.</param>
/// <param name="OldestWaiting">When the oldest of them was made; null when none waits.</param>
/// <param name="Dead">Given up.</param>
/// <param name="Configured">False: nothing of this kind can be sent, and the waiting wait.</param>
public sealed record OutboxStatus(OutboxKind Kind, int Waiting, Instant? OldestWaiting, int Dead, bool Configured);
