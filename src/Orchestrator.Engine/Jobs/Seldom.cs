using System.Collections.Concurrent;
using System.Diagnostics;

namespace Orchestrator.Engine.Jobs;

/// <summary>Says the same thing at most once in a while.</summary>
internal sealed class Seldom(TimeSpan interval)
{
    private readonly ConcurrentDictionary<string, long> _said = new(StringComparer.Ordinal);

    public bool IsTime(string what)
    {
        var now = Stopwatch.GetTimestamp();
        if (_said.TryGetValue(what, out var last) && Stopwatch.GetElapsedTime(last, now) < interval)
            return false;
        _said[what] = now;
        return true;
    }
}
