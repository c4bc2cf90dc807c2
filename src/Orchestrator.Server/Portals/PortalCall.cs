using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Server.Portals;

/// <summary>A request whose signature was right: who sent it, and its raw body.</summary>
/// <param name="Portal">The portal that signed it, as registered.</param>
/// <param name="Body">The bytes as received, over which it was signed.</param>
internal sealed record PortalCall(Portal Portal, byte[] Body)
{
    /// <summary>What the portal may do.</summary>
    public PortalPermissions Permissions { get; } = PortalPermissions.Parse(Portal.Permissions);

    /// <summary>Null for a request that no portal has signed.</summary>
    public static PortalCall? Find(HttpContext http) => http.Features.Get<PortalCall>();

    /// <summary>The call of a portal's endpoint.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not behind the portals' security.</exception>
    public static PortalCall Of(HttpContext http) =>
        Find(http) ?? throw new InvalidOperationException("A portal endpoint was reached without portal security.");
}
