namespace Orchestrator.Server.Telemetry;

/// <summary>What waits in the database.</summary>
/// <param name="Due">Deadlines due and not decided.</param>
/// <param name="OverdueSeconds">How long the oldest of them has been due; 0 when there is none.</param>
/// <param name="PendingArrivals">Arrivals stamped and not answered.</param>
/// <param name="Outbox">Messages not sent, by kind and state.</param>
internal sealed record BacklogCounts(
    int Due,
    double OverdueSeconds,
    int PendingArrivals,
    IReadOnlyList<OutboxCount> Outbox
);
