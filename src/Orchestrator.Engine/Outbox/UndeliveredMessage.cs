using NodaTime;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Outbox;

/// <summary>A message that was given up, as an operator sees it: without its content.</summary>
/// <param name="Id">The outbox row.</param>
/// <param name="Kind">Mail or webhook.</param>
/// <param name="Destination">Whom it is for, as it is: whoever shows it masks addresses.</param>
/// <param name="Attempts">How often it was tried since it was made or last revived.</param>
/// <param name="Reason">Why it was given up.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record UndeliveredMessage(long Id, OutboxKind Kind, string Destination, int Attempts, string? Reason, Instant CreatedAt);
