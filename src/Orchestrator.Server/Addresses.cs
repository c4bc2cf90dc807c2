namespace Orchestrator.Server;

/// <summary>Where pages lie that other folders make an exception for.</summary>
internal static class Addresses
{
    /// <summary>The scheduler's own pages.</summary>
    public const string Jobs = "/hangfire";

    /// <summary>What load balancers ask; nobody signs in for it.</summary>
    public const string Health = "/health";
}
