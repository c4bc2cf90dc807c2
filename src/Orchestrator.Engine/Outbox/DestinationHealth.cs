using System.Collections.Concurrent;
using NodaTime;

namespace Orchestrator.Engine.Outbox;

/// <summary>
/// Remembers which destinations did not answer, so that thousands of messages for one of them cost one time-out and
/// not thousands. A hint only: losing it costs attempts, nothing else.
/// </summary>
internal sealed class DestinationHealth
{
    private readonly ConcurrentDictionary<string, (int Failures, Instant ClosedUntil)> _unreachable = new(
        StringComparer.Ordinal
    );

    /// <summary>The instant before which the destination is left alone, or null.</summary>
    public Instant? ClosedUntil(string destination, Instant now) =>
        _unreachable.TryGetValue(destination, out var found) && found.ClosedUntil > now ? found.ClosedUntil : null;

    public void Answered(string destination) => _unreachable.TryRemove(destination, out _);

    /// <summary>5 s after the first failure, doubling to 5 minutes.</summary>
    public void DidNotAnswer(string destination, Instant now) =>
        _unreachable.AddOrUpdate(
            destination,
            static (_, at) => (1, at + Duration.FromSeconds(5)),
            static (_, known, at) =>
                (
                    known.Failures + 1,
                    at + Duration.FromSeconds(Math.Min(300, 5 * Math.Pow(2, Math.Min(known.Failures, 10))))
                ),
            now
        );
}
