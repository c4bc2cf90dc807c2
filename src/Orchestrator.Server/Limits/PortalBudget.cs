using System.Collections.Concurrent;
using NodaTime;
using Orchestrator.Storage.Portals;

namespace Orchestrator.Server.Limits;

/// <summary>
/// How much a portal may ask in a minute, over all nodes. A node takes a twentieth of the minute's budget at a time, so that most
/// requests cost the database nothing; what it took and did not use is lost to the others until the minute ends.
/// </summary>
internal sealed class PortalBudget(SharedTally tally)
{
    private const int SharesPerMinute = 20;

    private readonly ConcurrentDictionary<string, Share> _shares = new();

    /// <summary>Seconds to wait, or null when the request may go on.</summary>
    public async Task<int?> TakeAsync(Portal portal, CancellationToken cancellationToken)
    {
        var share = _shares.GetOrAdd(portal.Code, _ => new Share());
        await share.Turn.WaitAsync(cancellationToken);
        try
        {
            var since = tally.Since;
            if (share.Since != since || share.Limit != portal.RateLimit)
                share.Begin(since, portal.RateLimit);
            if (share is { Left: 0, IsSpent: false })
                await RefillAsync(portal.Code, share, cancellationToken);
            if (share.Left == 0)
                return tally.SecondsLeft;
            share.Left--;
            return null;
        }
        finally
        {
            share.Turn.Release();
        }
    }

    private async Task RefillAsync(string portal, Share share, CancellationToken cancellationToken)
    {
        var asked = Math.Max(1, share.Limit / SharesPerMinute);
        var total = await tally.AddAsync("portal " + portal, share.Since, asked, cancellationToken);
        share.Left = Math.Clamp(share.Limit - (total - asked), 0, asked);
        share.IsSpent = total >= share.Limit;
    }

    private sealed class Share
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public Instant Since { get; private set; }

        public int Limit { get; private set; }

        public int Left { get; set; }

        public bool IsSpent { get; set; }

        public void Begin(Instant since, int limit) => (Since, Limit, Left, IsSpent) = (since, limit, 0, false);
    }
}
