using System.Globalization;
using NodaTime;
using Orchestrator.Engine.Failures;

namespace Orchestrator.Engine;

/// <summary>Which HTTP requests workflows may send. Without hosts: none.</summary>
public sealed record RequestOptions
{
    /// <summary>
    /// Hosts that may be called: <c>api.example.org</c>, with a port only that port; <c>*.example.org</c> is every
    /// host below.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether a host may lie in a private network or on this machine.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>The longest that one attempt may take, with the answer's body.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>The longest answer, in bytes.</summary>
    public int LargestAnswer { get; init; } = 1_000_000;

    /// <summary>
    /// How often a request that asks for retries is tried: five times, two seconds after the first, then twice as
    /// long each time.
    /// </summary>
    public RetryLimits Retries { get; init; } =
        new()
        {
            FirstDelay = Duration.FromSeconds(2),
            FewestAttempts = 5,
            GiveUpAfter = Duration.Zero,
        };

    /// <summary>How long a taken request is ours; longer than <see cref="Timeout"/>.</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(2);

    /// <summary>Requests sent at the same moment.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Whether a host and port may be called.</summary>
    public bool Allows(Uri url) => AllowedHosts.Any(allowed => Fits(allowed, url));

    private static bool Fits(string allowed, Uri url)
    {
        var colon = allowed.LastIndexOf(':');
        if (
            colon > 0
            && (
                !int.TryParse(allowed.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var port) || port != url.Port
            )
        )
        {
            return false;
        }
        var host = colon > 0 ? allowed[..colon] : allowed;
        return host.StartsWith("*.", StringComparison.Ordinal)
            ? url.IdnHost.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
            : url.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);
    }
}
