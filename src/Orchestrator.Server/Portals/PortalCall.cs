using Orchestrator.Storage.Portals;

namespace Orchestrator.Server.Portals;

/// <summary>A request whose signature was right: who sent it, and its raw body.</summary>
internal sealed record PortalCall(Portal Portal, byte[] Body)
{
    /// <summary>What the portal may do.</summary>
    public PortalPermissions Permissions { get; } = PortalPermissions.Parse(Portal.Permissions);

    /// <summary>Null for a request that no portal has signed.</summary>
    public static PortalCall? Find(HttpContext http) => http.Features.Get<PortalCall>();

    public static PortalCall Of(HttpContext http) => Find(http)
        ?? throw new InvalidOperationException("A portal endpoint was reached without portal security.");
}
