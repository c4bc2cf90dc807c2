using Orchestrator.Storage.Work;

namespace Orchestrator.Storage.Tests.Conformance;

internal static class WaitingExtensions
{
    /// <summary>True when an operation has not ended although it was given time enough to end if nothing held it up.</summary>
    public static async Task<bool> IsStillWaitingAsync(this IWorkTransaction transaction, Task operation)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await Task.WhenAny(
                operation,
                Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken)
            ) != operation;
    }

    /// <summary>The committed state of an instance.</summary>
    public static async Task<byte[]> ReadStateAsync(this IWorkStore store, long id)
    {
        await using var transaction = await store.BeginAsync(TestContext.Current.CancellationToken);
        return (await transaction.ReadInstancesAsync([id], TestContext.Current.CancellationToken))[0].State;
    }
}
