using System.Diagnostics;

namespace Orchestrator.Desk.Tests.Support;

/// <summary>Counts the statements that one piece of work sends to the database.</summary>
internal static class Statements
{
    public static async Task<int> CountAsync(Func<Task> work)
    {
        var count = 0;
        using var own = new Activity("counted").Start();
        var trace = own.TraceId;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        return count;
    }
}
