using Orchestrator.Storage.Outbox;

namespace Orchestrator.Server.Telemetry;

/// <summary>Messages of a kind and state.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="State">State.</param>
/// <param name="Count">How many.</param>
/// <param name="AgeSeconds">Since the oldest was committed.</param>
internal sealed record OutboxCount(OutboxKind Kind, OutboxState State, int Count, double AgeSeconds);
