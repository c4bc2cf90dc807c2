using System.Threading.RateLimiting;

namespace Orchestrator.Server.Sessions;

/// <summary>How often one address may fail to sign in; whoever signs in rightly is never kept waiting by colleagues behind the same address. Counted by this process.</summary>
internal sealed class SignInLimits : IDisposable
{
    private const int FailuresPerMinute = 20;

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = FailuresPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool IsBlocked(HttpContext http) => _failures.GetStatistics(AddressOf(http)) is { CurrentAvailablePermits: 0 };

    public void Failed(HttpContext http)
    {
        using var _ = _failures.AttemptAcquire(AddressOf(http));
    }

    public void Dispose() => _failures.Dispose();

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
