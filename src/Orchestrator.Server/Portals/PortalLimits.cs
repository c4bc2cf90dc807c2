using System.Threading.RateLimiting;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Server.Portals;

/// <summary>How much a portal may ask, and how often an address may fail. Counted by this process.</summary>
internal sealed class PortalLimits : IDisposable
{
    private const int FailuresPerMinute = 60;

    private readonly PartitionedRateLimiter<Portal> _requests = PartitionedRateLimiter.Create<Portal, (string, int)>(portal =>
        RateLimitPartition.GetTokenBucketLimiter((portal.Code, portal.RateLimit), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = portal.RateLimit,
            TokensPerPeriod = Math.Max(1, portal.RateLimit / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(portal.RateLimit >= 60 ? 1 : 60d / portal.RateLimit),
            QueueLimit = 0,
        }));

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = FailuresPerMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Seconds to wait, or null when the request may go on.</summary>
    public int? Take(Portal portal)
    {
        using var lease = _requests.AttemptAcquire(portal);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    /// <summary>Whether an address has failed so often that it has to wait.</summary>
    public bool IsBlocked(string address) => _failures.GetStatistics(address) is { CurrentAvailablePermits: 0 };

    public void Failed(string address)
    {
        using var _ = _failures.AttemptAcquire(address);
    }

    public void Dispose()
    {
        _requests.Dispose();
        _failures.Dispose();
    }
}
