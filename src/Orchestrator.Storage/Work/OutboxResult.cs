using NodaTime;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.Work;

/// <summary>What became of an attempt to send.</summary>
/// <param name="Id">The message.</param>
/// <param name="Attempt">The attempt this is the result of; ignored when a later lease has begun.</param>
/// <param name="State">Sent, dead, or waiting for another attempt.</param>
/// <param name="At">When it was sent, or the earliest instant of the next attempt.</param>
/// <param name="Error">Why it failed; null when sent.</param>
public sealed record OutboxResult(long Id, int Attempt, OutboxState State, Instant At, string? Error);
