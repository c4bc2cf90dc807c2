using System.Collections.Immutable;
using Orchestrator.Engine.Tests.Proof;

namespace Orchestrator.Server.Tests.Support;

/// <summary>A portal that sends an event until some node answers it, always with the same key.</summary>
/// <param name="ready">Addresses of nodes that may answer.</param>
/// <param name="code">The portal.</param>
/// <param name="secret">Its secret.</param>
internal sealed class StubbornPortal(Func<ImmutableArray<Uri>> ready, string code, string secret)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _turn;

    /// <summary>Sends it.</summary>
    /// <param name="key">Its idempotency key.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="data">The payload.</param>
    /// <param name="cancellationToken">Ends the patience.</param>
    public async Task<SentArrival> SubmitAsync(
        string key,
        string subject,
        string data,
        CancellationToken cancellationToken
    )
    {
        var sent = new SentArrival(key);
        string? body = null;
        while (sent.Answers.Count == 0)
        {
            if (ready() is { Length: > 0 } nodes)
            {
                using var portal = new PortalClient(
                    nodes[(int)((uint)Interlocked.Increment(ref _turn) % nodes.Length)],
                    code,
                    secret
                );
                body ??= portal.Event("application.submitted", subject, data, id: key);
                if (await TryAsync(portal, key, body) is { } status)
                    sent.Answers.Add(status);
            }

            if (sent.Answers.Count == 0)
                await Task.Delay(Pause, cancellationToken);
        }

        return sent;
    }

    private static async Task<int?> TryAsync(PortalClient portal, string key, string body)
    {
        try
        {
            var answer = await portal.PostAsync("/api/portal/v1/events", body, key).WaitAsync(Patience);
            return answer.Status < 500 ? answer.Status : null;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or TimeoutException or TaskCanceledException)
        {
            return null;
        }
    }
}
