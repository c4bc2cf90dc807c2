using System.Diagnostics;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>Waits for what other threads and processes bring about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="holds">Asked until it says yes.</param>
    /// <param name="what">What was waited for, for the message.</param>
    /// <param name="limit">Longest; a minute unless said otherwise.</param>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> holds, string what, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > (limit ?? Limit))
                throw new TimeoutException($"It did not come true in {watch.Elapsed.TotalSeconds:0.0} s that {what}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return watch.Elapsed;
    }

    public static Task<TimeSpan> TrueAsync(Func<bool> holds, string what, TimeSpan? limit = null) =>
        TrueAsync(() => Task.FromResult(holds()), what, limit);
}
