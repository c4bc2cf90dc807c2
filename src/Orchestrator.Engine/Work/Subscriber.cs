using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Engine.Work;

/// <summary>A portal that is told of events.</summary>
/// <param name="Subscription">Of which, and where.</param>
/// <param name="Permissions">Of which cycles: it hears of none that it may not reach.</param>
internal sealed record Subscriber(WebhookSubscription Subscription, PortalPermissions Permissions)
{
    /// <summary>Whether it may hear of what happens in a cycle; null: in none.</summary>
    public bool Reaches(Cycle? cycle) => cycle is null || Permissions.MayReach(cycle.Code, cycle.Jurisdiction);
}
